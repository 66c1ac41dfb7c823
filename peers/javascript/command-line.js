// What both programs have in common: options, and failures that are one line.

import { parseArgs } from 'node:util';

/** What ends a program, in one line. */
export class Failure extends Error {
  /** @param {number} status 1: the environment refused, 2: the command line is wrong */
  constructor(message, status = 1) {
    super(message);
    this.status = status;
  }
}

/** Runs a program: its result is the exit status. */
export async function run(program, main) {
  try {
    process.exitCode = await main();
  } catch (failure) {
    const isKnown = failure instanceof Failure || failure.syscall !== undefined; // or the system's
    if (!isKnown) throw failure;
    console.error(`${program}: ${failure.message}`);
    process.exit(failure.status ?? 1);
  }
}

/** Why the system refused something, in a few words. */
export const why = (error) => /^\w+: ([^,]+),/.exec(error.message)?.[1] ?? error.code;

/** Why a port cannot be used. */
export function whyNoPort(error) {
  const reason = error.code === 'EADDRINUSE' ? 'another program listens there' : `the system refuses it: ${why(error)}`;
  return `${reason}; choose another port`;
}

/** Reads the command line, with `defaults` for what is not there; prints the help and ends if that is asked for. */
export function readCommandLine(help, options, defaults, allowPositionals) {
  let read;
  try {
    read = parseArgs({ options: { ...options, help: { type: 'boolean', short: 'h' } }, allowPositionals });
  } catch (error) {
    throw new Failure(`${error.message.split(/\.\s/)[0]}; --help lists the options`, 2);
  }
  if (read.values.help) {
    console.log(help);
    process.exit(0);
  }
  return { values: { ...defaults, ...read.values }, positionals: read.positionals };
}

/** The value of an option that is a number, whole unless `isWhole` is false. */
export function number(option, value, least, most, isWhole = true) {
  const read = Number(value);
  if (value.trim() === '' || !(read >= least && read <= most) || (isWhole && !Number.isInteger(read))) {
    throw new Failure(`${option} ${value}: it is a ${isWhole ? 'whole number' : 'number'} from ${least} to ${most}`, 2);
  }
  return read;
}
