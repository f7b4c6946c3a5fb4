import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import type { Store } from '#store';
import { AccessGuard } from './http/access.guard.js';
import type { LagHints } from './http/lag-hints.js';
import { ProblemFilter } from './http/problem.filter.js';
import { DRAINING, HINTS, STORE } from './http/tokens.js';
import { Writer } from './http/writer.js';
import { AccessController } from './routes/access.controller.js';
import { CareController } from './routes/care.controller.js';
import { ChartsController } from './routes/charts.controller.js';
import { CohortsController } from './routes/cohorts.controller.js';
import { DefinitionsController } from './routes/definitions.controller.js';
import { DocumentsController } from './routes/documents.controller.js';
import { FactsController } from './routes/facts.controller.js';
import { HealthController } from './routes/health.controller.js';
import { ImportsController } from './routes/imports.controller.js';
import { PatientChangeController } from './routes/patient-change.controller.js';
import { PatientChartsController } from './routes/patient-charts.controller.js';
import { StatisticsController } from './routes/statistics.controller.js';
import { TimelineController } from './routes/timeline.controller.js';

@Module({})
export class AppModule {
  static with(store: Store, hints: LagHints, draining: AbortSignal): DynamicModule {
    return {
      module: AppModule,
      controllers: [
        AccessController,
        CareController,
        ChartsController,
        CohortsController,
        DefinitionsController,
        DocumentsController,
        FactsController,
        HealthController,
        ImportsController,
        PatientChangeController,
        PatientChartsController,
        StatisticsController,
        TimelineController,
      ],
      providers: [
        Writer,
        { provide: STORE, useValue: store },
        { provide: HINTS, useValue: hints },
        { provide: DRAINING, useValue: draining },
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
    };
  }
}
