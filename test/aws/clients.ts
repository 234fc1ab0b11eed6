import { IAMClient } from '@aws-sdk/client-iam'
import { type Credentials, STSClient } from '@aws-sdk/client-sts'
import type { Aws } from './aws'

/** Keys as users, STS and these clients write them. */
export interface Keys {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string
}

/** The SDK's own client for STS, which asks this AWS once. */
export function stsClient(aws: Aws, credentials: Keys, region = 'eu-west-1'): STSClient {
  return new STSClient({ endpoint: aws.url, region, credentials, maxAttempts: 1 })
}

/** The SDK's own client for IAM, which asks this AWS once. */
export function iamClient(aws: Aws, credentials: Keys, region = 'us-east-1'): IAMClient {
  return new IAMClient({ endpoint: aws.url, region, credentials, maxAttempts: 1 })
}

/** What STS answered, as keys to sign the next call with. */
export function keysOf({ Credentials }: { Credentials?: Credentials | undefined }): Required<Keys> {
  const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = Credentials ?? {}
  return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken }
}
