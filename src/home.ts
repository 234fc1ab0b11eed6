type Variables = Readonly<Record<string, string | undefined>>

/** The home folder by the rules of the AWS SDKs' file-location vectors: HOME, then on Windows USERPROFILE, then HOMEDRIVE with HOMEPATH; blank counts as unset. */
export function homeFolder(environment: Variables, platform: NodeJS.Platform): string | undefined {
  const given = (variable: string) => (environment[variable]?.trim() ? environment[variable] : undefined)
  const home = given('HOME')
  if (home !== undefined || platform !== 'win32') return home
  const drive = given('HOMEDRIVE')
  const path = given('HOMEPATH')
  return given('USERPROFILE') ?? (drive !== undefined && path !== undefined ? drive + path : undefined)
}
