'use strict';
/**
 * Starts the program beside it; build/compiled.mjs writes its name here. To compile a megabyte takes longer than most commands run, so
 * V8 gets what it compiled of it before. V8 takes that for the same version and flags only, and otherwise compiles as ever.
 */
const fs = require('node:fs');
const path = require('node:path');
const vm = require('node:vm');

const program = path.join(__dirname, PROGRAM);

function compiled() {
  try {
    return fs.readFileSync(`${program}-${process.platform}-${process.arch}.cache`);
  } catch {
    return undefined;
  }
}

// The program is ASCII: build/bundle.mjs looks.
const source = fs.readFileSync(`${program}.js`, 'latin1');
const script = new vm.Script(`(function (exports, require, module, __filename, __dirname) {${source}\n})`, {
  filename: `${program}.js`,
  cachedData: compiled(),
});
const own = { exports: {} };
script.runInThisContext()(own.exports, require, own, __filename, __dirname);
// Whoever starts the program takes what it exports; build/keepCompiled.cjs takes the script.
module.exports = Object.assign(own.exports, { script });
