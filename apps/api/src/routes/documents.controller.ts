import { Controller, Header } from '@nestjs/common';
import { endpoints } from '#contracts';
import { Endpoint } from '../http/endpoint.js';
import { openApiDocument } from '../openapi.js';

const document = openApiDocument();

const row = ({ method, path, summary, policy }: (typeof endpoints)[keyof typeof endpoints]): string =>
  `<tr><td>${method}</td><td><code>${path}</code></td><td>${summary}</td><td>${policy ?? 'open'}</td></tr>`;

const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Recurve: routes</title>
<h1>Recurve: routes</h1>
<p>The whole contract, with every body and answer: <a href="/openapi.json">openapi.json</a> (OpenAPI 3.1).</p>
<table>
<caption>Every route and the policy that it asks for</caption>
<thead><tr><th scope="col">Method</th><th scope="col">Path</th><th scope="col">What</th><th scope="col">Policy</th></tr></thead>
<tbody>${Object.values(endpoints).map(row).join('\n')}</tbody>
</table>
</html>
`;

@Controller()
export class DocumentsController {
  @Endpoint(endpoints.openApi)
  openApi() {
    return document;
  }

  @Endpoint(endpoints.docs)
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'; base-uri 'none'")
  docs() {
    return page;
  }
}
