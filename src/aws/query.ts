import { QueryShapeSerializer, XmlShapeDeserializer } from '@aws-sdk/core/protocols'
import type { Schema, StaticOperationSchema } from '@smithy/types'
import type { Reply } from './request'

/** The body of a request for an operation of STS, in AWS's query protocol. */
export function writeQuery([, , action, , input]: StaticOperationSchema, value: object): string {
  const serializer = new QueryShapeSerializer(SETTINGS)
  serializer.write(input as Schema, value)
  return `Action=${action}&Version=2011-06-15${serializer.flush()}`
}

/** What an operation answered. Throws an error as the SDK's clients do: its name is AWS's code. */
export function readAnswer([, , action, , , output]: StaticOperationSchema, { statusCode, headers, body }: Reply): unknown {
  const deserializer = new XmlShapeDeserializer(SETTINGS)
  if (statusCode < 300) return deserializer.read(output as Schema, body, `${action}Result`) ?? {}
  const { Code, Message } = (deserializer.read(DOCUMENT, body) as ErrorDocument).Error ?? {}
  throw Object.assign(new Error(Message), {
    name: Code ?? 'Unknown',
    $fault: statusCode < 500 ? 'client' : 'server',
    $metadata: { httpStatusCode: statusCode, requestId: headers['x-amzn-requestid'] },
  })
}

interface ErrorDocument {
  readonly Error?: { readonly Code?: string; readonly Message?: string }
}

/** The schema of any tree. */
const DOCUMENT = 15

/** Those of the SDK's AwsQueryProtocol. Dates are ISO 8601. */
const SETTINGS = {
  timestampFormat: { useTrait: true, default: 5 as const },
  httpBindings: false,
  serializeEmptyLists: true,
  xmlNamespace: '',
  serviceNamespace: '',
}
