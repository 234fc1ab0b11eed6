import { ConfigurationError, quote, UsageError } from '../errors'
import type { Profile, Setting } from '../profiles/types'
import { setting } from './lookup'
import { problem } from './problem'
import type { Request } from './request'

/** The region that the user names, the profile or its source. Throws UsageError or ConfigurationError where it is none. */
export function namedRegion({ options }: Request, profile: Profile, source: Profile | undefined): string | undefined {
  const { region } = options
  if (region !== undefined) {
    if (isRegion(region)) return region
    throw new UsageError(`--region ${quote(region)} is no name of a region. ${FORM}`)
  }
  for (const holder of [profile, source]) {
    const found = holder && setting(holder, 'region')
    if (found) return checkedRegion(holder, 'region', found)
  }
  return undefined
}

/** Where a call goes: the named region, the environment's, the settings', the default of the ARN's partition. */
export function callRegion(request: Request, named: string | undefined, arn: string | undefined): string {
  return named ?? environmentRegion(request) ?? request.settings.region ?? partitionRegion(arn)
}

/** What the environment is to say afterwards; undefined leaves it as it is: a region of its own is the user's, and one that the partition implies serves calls alone. */
export function exportedRegion(request: Request, selected: Profile, source: Profile | undefined): string | undefined {
  if (request.options.noRegion) return undefined
  return namedRegion(request, selected, source) ?? (regionVariable(request) ? undefined : request.settings.region)
}

/** Throws ConfigurationError for a region that is none. */
export function checkedRegion(profile: Profile, name: string, found: Setting): string {
  if (isRegion(found.value)) return found.value
  throw problem(profile, `its ${name} ${quote(found.value)} is no name of a region`, found, FORM)
}

function environmentRegion(request: Request): string | undefined {
  const name = regionVariable(request)
  const region = name && request.environment[name]?.trim()
  if (!region || isRegion(region)) return region
  throw new ConfigurationError(`${name} ${quote(region)} is no name of a region. ${FORM}`)
}

function regionVariable({ environment }: Request): string | undefined {
  return ['AWS_REGION', 'AWS_DEFAULT_REGION'].find((name) => environment[name]?.trim())
}

const FORM = 'It looks like eu-west-1.'

/** It becomes part of a host's name: nothing but a label may stand there. Without the flag `i`, for which V8 sets up the cases of all letters. */
function isRegion(text: string): boolean {
  return /^[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?$/.test(text)
}

function partitionRegion(arn: string | undefined): string {
  return PARTITION_REGIONS.get(arn?.split(':')[1] ?? '') ?? 'us-east-1'
}

const PARTITION_REGIONS = new Map([
  ['aws-cn', 'cn-north-1'],
  ['aws-us-gov', 'us-gov-west-1'],
  ['aws-iso', 'us-iso-east-1'],
  ['aws-iso-b', 'us-isob-east-1'],
  ['aws-iso-e', 'eu-isoe-west-1'],
  ['aws-iso-f', 'us-isof-south-1'],
  ['aws-eusc', 'eusc-de-east-1'],
])
