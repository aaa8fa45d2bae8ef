// Audits the endpoint at an address with graphql-http, and prints a table in Markdown.
// Exit code 1 if any audit is not ok, or if there are not as many as there should be.
import { serverAudits } from 'graphql-http';

const EXPECTED = 61;

const [url] = process.argv.slice(2);
if (!url) {
  console.error('usage: node report.mjs URL');
  process.exit(2);
}

const results = [];
for (const audit of serverAudits({ url })) {
  results.push(await audit.fn());
}
const ok = results.filter((result) => result.status === 'ok');

console.log('| audit | what is wanted | result |');
console.log('| --- | --- | --- |');
for (const { id, name, status, reason } of results) {
  const result = status === 'ok' ? 'ok' : `${status}: ${reason}`;
  console.log(`| ${id} | ${name.replaceAll('|', '\\|')} | ${result} |`);
}
console.log(`\n${ok.length} of ${results.length} audits are ok.`);
process.exit(ok.length === EXPECTED && results.length === EXPECTED ? 0 : 1);
