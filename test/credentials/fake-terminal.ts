import { InterruptedError } from '../../src/errors'
import type { Terminal } from '../../src/terminal/terminal'

export interface FakeTerminal extends Terminal {
  readonly questions: readonly string[]
  /** What was shown without asking. */
  readonly lines: readonly string[]
}

/** A person at the terminal who gives these answers, one after the other, and then presses Ctrl-C. The index of an option answers `choose`. */
export function fakeTerminal(...answers: readonly (string | (() => string))[]): FakeTerminal {
  const questions: string[] = []
  const lines: string[] = []
  const answer = (question: string): string => {
    const next = answers[questions.length]
    questions.push(question)
    if (next === undefined) throw new InterruptedError()
    return typeof next === 'string' ? next : next()
  }
  return {
    questions,
    lines,
    ask: async (question) => answer(question),
    choose: async (question, options) => Number(answer([question, ...options].join('\n'))),
    show: (line) => void lines.push(line),
    close: () => {},
  }
}
