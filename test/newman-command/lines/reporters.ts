import { type CommandLine, lines } from '../line.ts';

/** A reporter that tells what options it is given; its name may hold a dash or a scope. */
const tells = `module.exports = function (emitter, own, { reporterOptions, reporter }) {
  emitter.on('done', () => console.log(JSON.stringify({ own, reporterOptions, reporter })));
};`;

const files = {
  'modules/newman-reporter-own/index.js': tells,
  'modules/newman-reporter-with-dash/index.js': tells,
  'modules/@team/newman-reporter-ours/index.js': tells,
  'modules/newman-reporter-fails/index.js': "module.exports = function () { throw new Error('not today'); };",
  'modules/newman-reporter-bossy/index.js': 'module.exports = function () { this.dominant = true; };',
  'modules/newman-reporter-asks.js': 'module.exports = { no: "reporter" };',
};

const env = { NODE_PATH: 'modules' };

/** Command lines with reporters of newman's own and of others. */
export const reporterLines: readonly CommandLine[] = [
  ...lines(
    `
run fail.json -r emojitrain
run fail.json -n 2 -r emojitrain
run one.json -r emojitrain --silent
run one.json -r emojitrain --reporter-emojitrain-silent
run one.json -r progress --silent
run one.json -r progress --reporter-progress-silent
run one.json -r cli,emojitrain
run one.json -r cli,progress --silent
run one.json -r ./reporters/mine
run one.json -r teamcity-like
`,
    { postino: 'meaningless-words' },
  ),
  ...lines(
    `
run one.json -r own
run one.json -r own --reporter-own-a 1 --reporter-own-b-c=2 --reporter-own-d
run one.json -r own --reporter-own-darkTheme --reporter-own-a2b x --reporter-own-TITLE=a=b
run one.json -r own --reporter-other-x y
run one.json -r own,json --reporter-title T --reporter-json-export out.json
run one.json -r own --reporter-own-a=-5
run one.json -r own --reporter-own-a= --reporter-own-b
run one.json -r own --reporter-own
run one.json -r own --reporter-own-a first --reporter-own-a second
run one.json -r own,own
run one.json -r @team/ours --reporter-@team/ours-export x
run one.json -r with-dash --reporter-with-dash-export x
run one.json -r own,with-dash --reporter-with-dash-export x --reporter-export y
run one.json -r own --reporter-own-a 1 -- --reporter-own-b 2
run one.json -r bossy,emojitrain
run one.json -r fails
run one.json -r asks
`,
    { postino: 'meaningless-words' },
    { files, env, isAlone: true },
  ),
  // A reporter that is installed takes the place of newman's own.
  ...lines(
    'run one.json -r cli --reporter-cli-a 1',
    { postino: 'meaningless-words' },
    { files: { ...files, 'modules/newman-reporter-cli/index.js': tells }, env, isAlone: true },
  ),
];
