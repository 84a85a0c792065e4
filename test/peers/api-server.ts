import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A manifest as the API server stores it. */
export interface Stored {
  readonly apiVersion: string
  readonly kind: string
  readonly metadata: { readonly name: string; readonly namespace: string }
}

export interface ApiServer extends AsyncDisposable {
  readonly url: string
  /** Method and target of each request. A client that goes by `HTTP_PROXY` asks for a whole URL. */
  readonly requests: readonly string[]
}

/** What kubectl asks for before it knows what `vmi` and `secret` are. */
const discovery: Readonly<Record<string, object>> = {
  '/version': { major: '1', minor: '32', gitVersion: 'v1.32.4' },
  '/api': { kind: 'APIVersions', versions: ['v1'] },
  '/apis': {
    kind: 'APIGroupList',
    apiVersion: 'v1',
    groups: [
      {
        name: 'kubevirt.io',
        versions: [{ groupVersion: 'kubevirt.io/v1', version: 'v1' }],
        preferredVersion: { groupVersion: 'kubevirt.io/v1', version: 'v1' },
      },
    ],
  },
  '/api/v1': resources('v1', { name: 'secrets', singularName: 'secret', kind: 'Secret' }),
  '/apis/kubevirt.io/v1': resources('kubevirt.io/v1', {
    name: 'virtualmachineinstances',
    singularName: 'virtualmachineinstance',
    kind: 'VirtualMachineInstance',
    shortNames: ['vmi', 'vmis'],
  }),
}

function resources(groupVersion: string, resource: object): object {
  return {
    kind: 'APIResourceList',
    apiVersion: 'v1',
    groupVersion,
    resources: [{ namespaced: true, verbs: ['get', 'list'], ...resource }],
  }
}

/** The part of a Kubernetes API server that `kubectl get vmi,secret` needs, on the loopback, with these objects in it. */
export async function serveApi(objects: readonly Stored[]): Promise<ApiServer> {
  const answers = new Map<string, object>(Object.entries(discovery))
  for (const object of objects) answers.set(pathOf(object), object)
  const requests: string[] = []
  const server = createServer(({ method, url = '' }, response) => {
    requests.push(`${method} ${url}`)
    const answer = answers.get(url.split('?')[0] ?? '')
    response.writeHead(answer ? 200 : 404, { 'content-type': 'application/json' })
    response.end(JSON.stringify(answer ?? notFound(url)))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    async [Symbol.asyncDispose]() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

function pathOf({ apiVersion, kind, metadata: { namespace, name } }: Stored): string {
  const root = apiVersion === 'v1' ? '/api/v1' : `/apis/${apiVersion}`
  return `${root}/namespaces/${namespace}/${kind.toLowerCase()}s/${name}`
}

const notFound = (url: string): object => ({
  kind: 'Status',
  apiVersion: 'v1',
  status: 'Failure',
  message: `${url} not found`,
  reason: 'NotFound',
  code: 404,
})
