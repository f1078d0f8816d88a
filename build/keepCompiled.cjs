'use strict';
/** node keepCompiled.cjs PROGRAM FILE [ARGUMENT ...]: runs what loader.cjs starts, and writes what V8 has compiled at its end to FILE. */
const { writeFileSync } = require('node:fs');

const [program, file] = process.argv.splice(1, 3, process.argv[2]).slice(1);
process.on('exit', () => writeFileSync(file, require(program).script.createCachedData()));
require(program);
