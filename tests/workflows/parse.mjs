// Reads workflows and actions as GitHub does. Arguments: file names. One line for each fault, as
// `file:line:column: message`; exit code 1 where there is any.
// `make workflow-tools` bundles it: the parser imports JSON in a way that Node.js 20 refuses.
import {readFileSync} from 'node:fs';
import {basename} from 'node:path';
import {
  convertWorkflowTemplate,
  NoOperationTraceWriter,
  parseWorkflow,
} from '@actions/workflow-parser';
import {parseAction} from '@actions/workflow-parser/actions/action-parser';

const trace = new NoOperationTraceWriter();
let faults = 0;

function tell(file, message, range) {
  faults += 1;
  const at = range?.start;
  console.log(`${file}:${at?.line ?? 1}:${at?.column ?? 1}: ${message}`);
}

async function parse(file) {
  const source = {name: file, content: readFileSync(file, 'utf8')};
  const isAction = /^action\.ya?ml$/.test(basename(file));
  const {context, value} = isAction ? parseAction(source, trace) : parseWorkflow(source, trace);
  const errors = context.errors.getErrors();
  for (const error of errors) tell(file, error.rawMessage ?? error.message, error.range);
  if (!isAction && value && !errors.length) {
    const converted = await convertWorkflowTemplate(context, value);
    for (const error of converted.errors ?? []) tell(file, error.Message ?? error.message);
  }
}

async function main(files) {
  for (const file of files) await parse(file);
  process.exitCode = faults ? 1 : 0;
}

main(process.argv.slice(2));
