#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { compileCached } from '../script/cached-code.ts';
import { keepHeapSmall } from './heap.ts';

// This file becomes a CommonJS module, which node starts 15 ms earlier than an ES module.
declare const __dirname: string;
declare const require: unknown;

// V8's switches are part of what it compares a code cache with.
keepHeapSmall();

const file = `${__dirname}/main.cjs`;
const main = compileCached(file, readFileSync(file, 'latin1'), file);
main.runInThisContext()(require, file, (path: string) => import(path));
