import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'

/** Prints whom STS takes the keys in the environment for. */
export async function whoAmI(endpoint: string): Promise<number> {
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey, AWS_SESSION_TOKEN: sessionToken } = process.env
  if (!accessKeyId || !secretAccessKey) {
    console.log('nobody: there are no keys in the environment')
    return 0
  }
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true'
  const sts = new STSClient({
    region: process.env.AWS_REGION ?? 'us-east-1',
    endpoint,
    credentials: { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) },
  })
  const { Arn } = await sts.send(new GetCallerIdentityCommand({}))
  console.log(Arn)
  return 0
}
