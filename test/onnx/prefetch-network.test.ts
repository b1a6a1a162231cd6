import { describe, expect, it } from 'vitest'
import { hubSettings } from '../../packages/onnx/src/hub/settings.ts'
import { startProxy } from '../servers/hub/proxy.ts'
import { filesOf, type HubSite, id, openHubSite, tinyFiles } from './hub-site.ts'

const token = 'hf_s3cretToken'

/** A hub whose model is given out only to the token. */
async function gated(): Promise<HubSite> {
  const site = await openHubSite()
  site.hub.publish(id, tinyFiles(), { token })
  return site
}

describe('a token', () => {
  it('is needed for a model that is not for everyone, and the message says so', async () => {
    const { error, said } = await (await gated()).prefetch()
    expect(error?.code).toBe('AUTH')
    expect(said).toMatch(/401, GatedRepo.*set HF_TOKEN to a token that may read it/)
  })

  it('goes to the hub, and never to the host that the bytes come from', async () => {
    const site = await gated()
    site.env['HF_TOKEN'] = token
    const { error, said } = await site.prefetch()
    expect(error).toBeUndefined()
    const [hub, cdn] = (['hub', 'cdn'] as const).map((host) => site.hub.calls.filter((call) => call.host === host))
    expect(hub?.length).toBeGreaterThan(10)
    expect(cdn).toHaveLength(4)
    expect(new Set(hub?.map(({ authorization }) => authorization))).toEqual(new Set([`Bearer ${token}`]))
    expect(new Set(cdn?.map(({ authorization }) => authorization))).toEqual(new Set([undefined]))
    expect(said + site.lockText()).not.toContain(token)
  })

  it('that is wrong is in no message', async () => {
    const site = await gated()
    site.env['HF_TOKEN'] = 'hf_wr0ng'
    const { error, said } = await site.prefetch()
    expect(error?.code).toBe('AUTH')
    expect(said).not.toContain('hf_wr0ng')
  })
})

describe('a proxy', () => {
  it('is used for the hub and for what it points to', async () => {
    const site = await openHubSite()
    const proxy = await startProxy((host) => Number(host.split(':')[1]))
    site.env['http_proxy'] = proxy.address
    expect((await site.prefetch({ dtype: 'int8' })).error).toBeUndefined()
    expect(site.inPlace()).toEqual(filesOf('int8').map((file) => `${id}/${file}`))
    expect(new Set(proxy.tunnels).size).toBe(2)
    await proxy.close()
  })

  it('finds hosts that this machine does not know', async () => {
    const site = await openHubSite()
    const proxy = await startProxy((host) =>
      host.startsWith('hub.invalid') ? site.hub.port : Number(host.split(':')[1]),
    )
    Object.assign(site.env, { HTTP_PROXY: proxy.address, HF_ENDPOINT: 'http://hub.invalid' })
    expect((await site.prefetch({ dtype: 'int8' })).error).toBeUndefined()
    expect(proxy.tunnels).toContain('hub.invalid:80')
    await proxy.close()
  })

  it('is left out for hosts in NO_PROXY', async () => {
    const site = await openHubSite()
    Object.assign(site.env, { HTTP_PROXY: 'http://127.0.0.1:9', NO_PROXY: '127.0.0.1,localhost' })
    expect((await site.prefetch({ dtype: 'int8' })).error).toBeUndefined()
  })

  it.each([
    ['refuses the password', (address: string) => address.replace('s3cret-of-the-proxy', 's3cret-but-wrong')],
    ['is not there', () => 'http://ada:s3cret@127.0.0.1:9'],
  ])('that %s is told, without its password', async (_, change) => {
    const site = await openHubSite()
    const proxy = await startProxy(() => site.hub.port)
    site.env['HTTP_PROXY'] = change(proxy.address)
    const { error, said } = await site.prefetch()
    expect(error).toMatchObject({ name: 'BackendError', code: 'UNAVAILABLE' })
    expect(said).not.toMatch(/s3cret|ada/)
    await proxy.close()
  })
})

it('without a hub, the message names it', async () => {
  const site = await openHubSite()
  site.env['HF_ENDPOINT'] = 'http://127.0.0.1:9'
  const { error, said } = await site.prefetch()
  expect(error?.code).toBe('UNAVAILABLE')
  expect(said).toMatch(/connection to 127\.0\.0\.1:9 failed \(.*ECONNREFUSED/)
})

describe('the environment', () => {
  it('is the hub of everyone where it says nothing', () => {
    expect(hubSettings({})).toEqual({ endpoint: 'https://huggingface.co', token: undefined, proxy: {} })
  })

  it('may name another hub, below a path too', () => {
    expect(hubSettings({ HF_ENDPOINT: 'https://mirror.example/hf//' }).endpoint).toBe('https://mirror.example/hf')
  })

  it('prefers the lower-case names of proxies', () => {
    const env = { https_proxy: 'http://low:1', HTTPS_PROXY: 'http://up:1', HTTP_PROXY: 'http://up:2', NO_PROXY: 'a,b' }
    const proxy = { httpsProxy: 'http://low:1', httpProxy: 'http://up:2', noProxy: 'a,b' }
    expect(hubSettings(env).proxy).toEqual(proxy)
  })

  it.each([
    ['HF_ENDPOINT', 'huggingface.co/s3cret'],
    ['HF_TOKEN', 'hf_s3cret\nHost: elsewhere'],
    ['HTTPS_PROXY', 'proxy.example:s3cret'],
  ])('that is wrong in %s is told without its value', (name, value) => {
    expect(() => hubSettings({ [name]: value })).toThrow(name)
    expect(() => hubSettings({ [name]: value })).not.toThrow('s3cret')
  })
})
