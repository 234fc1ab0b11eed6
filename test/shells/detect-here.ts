import { parentProcesses } from '../../src/cli/process-tree'
import { detectShell } from '../../src/shells/detect'

/** Prints which shell has started it, and how that was found. */
const { shell, by } = detectShell({ parents: parentProcesses, platform: process.platform, environment: process.env })
process.stdout.write(`${shell.name} by ${by}\n`)
