interface Places {
  readonly node: string
  readonly program: string
  /** The demo itself, which also tells who the keys in the environment are. */
  readonly self: string
  readonly config: string
  /** What the authenticator shows. */
  readonly code: string
}

/** What is typed in the demo's shell, each line shown before it runs. */
export function script({ node, program, self, config, code }: Places): string {
  return `exec 2>&1 3>&1
# What awsenv prints is shown, and evaluated all the same.
awsenv() { printed=$(${word(node)} ${word(program)} "$@"); status=$?; printf '%s\\n' "$printed" >&3; printf '%s\\n' "$printed"; return $status; }
who_am_i() { ${word(node)} ${word(self)} who-am-i; }
export AWS_PROFILE=ana AWS_REGION=us-west-2
${steps(config, code)
  .map(([text, ...lines]) =>
    [`printf '\\n# %s\\n' ${word(text)}`, ...lines.flatMap((line) => [`printf '$ %s\\n' ${word(line)}`, line])].join('\n'),
  )
  .join('\n')}
`
}

function steps(config: string, code: string): [text: string, ...lines: string[]][] {
  return [
    ['A role that asks for MFA, in an ordinary config', `cat ${word(config)}`],
    ['What this shell has of AWS beforehand', 'env | grep ^AWS_ | sort'],
    [`The authenticator shows ${code}`, `eval "$(awsenv assume prod ${code})"`],
    ['Who the keys in this shell are now, as STS says', 'who_am_i'],
    [
      'The same code again, and a typing error: a failure fails the line',
      `eval "$(awsenv assume prod ${code})" && echo deployed`,
      'eval "$(awsenv assume prd)" && echo deployed',
    ],
    ['Out again: what was there before is back', 'eval "$(awsenv unset)"', 'env | grep ^AWS | sort', 'who_am_i'],
  ]
}

function word(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
