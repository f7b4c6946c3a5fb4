import {
  Inject,
  Injectable,
  Logger,
  Module,
  type DynamicModule,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { runJobs, type Environment, type JobRunner } from '#platform';
import { roleUrl, type Store } from '#store';
import { foldCohortsJob } from './jobs/fold-cohorts.job.js';
import { rebuildPatientsJob } from './jobs/rebuild-patients.job.js';
import { runImportJob } from './jobs/run-import.job.js';
import { requireClock, startSweeper } from './sweeper.js';

const STORE = Symbol('store');
const ENVIRONMENT = Symbol('environment');
const CLOCK_CHECK_MS = 30_000;

/** Starts jobs and sweep with the process and ends them before the store is closed. */
@Injectable()
class Workers implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger('worker');
  private jobs: JobRunner | undefined;
  private stopSweeper: (() => Promise<void>) | undefined;
  private clock: NodeJS.Timeout | undefined;

  constructor(
    @Inject(STORE) private readonly store: Store,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await requireClock(this.store);
    const { DATABASE_URL, DATABASE_ROLE_SECRET, REDIS_URL, SWEEP_SECONDS } = this.environment;
    this.jobs = runJobs(
      {
        postgresUrl: roleUrl(DATABASE_URL, DATABASE_ROLE_SECRET, 'recurve_queue'),
        redisUrl: REDIS_URL,
        concurrency: 2,
        onError: (error) => this.log.warn(`queue: ${error.message}`),
      },
      {
        'rebuild-patients': rebuildPatientsJob(this.store),
        'fold-cohorts': foldCohortsJob(this.store),
        'run-import': runImportJob(this.store),
      },
    );
    this.stopSweeper = startSweeper(this.store, SWEEP_SECONDS, this.log);
    this.clock = setInterval(() => void this.checkClock(), CLOCK_CHECK_MS);
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.clock);
    await this.stopSweeper?.();
    await this.jobs?.close();
  }

  /** A clock that goes wrong stops the jobs; the sweep, which asks the database's clock, goes on. */
  private async checkClock(): Promise<void> {
    try {
      await requireClock(this.store);
    } catch (error) {
      this.log.error(error instanceof Error ? error.message : String(error));
      if (/clock/.test(String(error))) await this.jobs?.close();
    }
  }
}

@Module({})
export class WorkerModule {
  static with(store: Store, environment: Environment): DynamicModule {
    return {
      module: WorkerModule,
      providers: [
        Workers,
        { provide: STORE, useValue: store },
        { provide: ENVIRONMENT, useValue: environment },
      ],
    };
  }
}
