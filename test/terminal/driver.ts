import { AwsenvError, InterruptedError } from '../../src/errors'
import { groupsFromProc, groupsFromPs } from '../../src/terminal/foreground'
import { note, warn, writeToStderr } from '../../src/terminal/messages'
import { releaseStandardStreams } from '../../src/terminal/standard-streams'
import { openTerminal, type Terminal } from '../../src/terminal/terminal'

// A program for the tests: does what its argument says and prints what came of it as one line.

const questions: Readonly<Record<string, (terminal: Terminal) => Promise<unknown>>> = {
  code: (terminal) => terminal.ask('Code? '),
  shown: (terminal) => terminal.ask('Code? ', { echo: true }),
  hostile: (terminal) => terminal.ask('Code of \x1b[2J\nroot? '),
  shows: async (terminal) => {
    terminal.show('first\x1b[2J')
    const answer = await terminal.ask('Code? ')
    terminal.show('last')
    return answer
  },
  twice: async (terminal) => [await terminal.ask('First? '), await terminal.ask('Second? ')],
  together: (terminal) => Promise.all([terminal.ask('First? '), terminal.ask('Second? ').catch(String)]),
  choose: (terminal) => terminal.choose('Devices:', ['phone', 'key\n1) fake', 'watch']),
  limited: (terminal) => terminal.ask('Code? ', { signal: AbortSignal.timeout(300) }),
  aborted: (terminal) => terminal.ask('Code? ', { signal: AbortSignal.abort(new Error('too late')) }),
  thrown: (terminal) => {
    setTimeout(() => nowhere(), 300)
    return terminal.ask('Code? ')
  },
  left: (terminal) => {
    setTimeout(() => process.exit(3), 300)
    return terminal.ask('Code? ')
  },
  unprepared: (terminal) => terminal.ask(`Code for ${process.pid}? `),
  prepared: (terminal) => {
    for (const [name, number] of Object.entries({ SIGHUP: 1, SIGINT: 2, SIGTERM: 15 })) {
      process.once(name, () => terminal.close(new InterruptedError(number)))
    }
    return terminal.ask(`Code for ${process.pid}? `)
  },
}

const others: Readonly<Record<string, () => void>> = {
  groups() {
    console.log(JSON.stringify([groupsFromProc(), groupsFromPs()]))
  },
  messages() {
    note('done\n\x1b[2J')
    warn('old')
    writeToStderr('two\nlines\n')
    console.log('over')
  },
  flood() {
    // The stream makes a pipe non-blocking, as other programs that have it do.
    void process.stderr
    note('x'.repeat(1_000_000))
    console.log('over')
  },
}

async function main(scene: string): Promise<void> {
  const other = others[scene]
  if (other) return other()
  const terminal = openTerminal()
  if (!terminal) return console.log('no terminal')
  try {
    console.log(JSON.stringify(await questions[scene]?.(terminal)))
  } catch (error) {
    console.log(String(error))
    process.exitCode = error instanceof AwsenvError ? error.status : 1
    if (error instanceof InterruptedError) releaseStandardStreams()
  }
}

function nowhere(): never {
  throw new Error('a fault')
}

void main(process.argv[2] ?? '')
