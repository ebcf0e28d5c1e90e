import { Agent, request } from 'node:http'
import { createServer } from 'node:net'
import { networkInterfaces } from 'node:os'
import { expect, test } from 'vitest'
import { listenOn } from '../../bin/lib/settings.mjs'
import { takePort } from '../../bin/lib/web.mjs'
import { onEnd } from './helpers.mjs'

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })

async function web(host = 'loopback') {
  const taken = await takePort(await freePort(), host)
  onEnd(taken.finish)
  return taken
}

test('the port answers "starting" until the app is there', async () => {
  const { origin, serve } = await web()
  const early = await fetch(origin)
  expect(early.status).toBe(503)
  expect(early.headers.get('retry-after')).toBe('2')
  serve((_, response) => response.end('here'))
  expect(await (await fetch(origin)).text()).toBe('here')
})

test('finishing answers what is in flight, on kept connections too, and takes nothing new', async () => {
  const { origin, serve, finish } = await web()
  const waiting = []
  serve((incoming, response) => (incoming.url === '/slow' ? waiting.push(response) : response.end('quick')))
  const agent = new Agent({ keepAlive: true })
  onEnd(() => agent.destroy())
  const get = (path) =>
    new Promise((resolve, reject) => {
      request(`${origin}${path}`, { agent }, (response) => {
        let text = ''
        response.on('data', (data) => (text += data)).on('end', () => resolve(text))
      })
        .on('error', reject)
        .end()
    })
  expect(await get('/')).toBe('quick')
  const slow = get('/slow')
  while (waiting.length === 0) await get('/')

  let finished = false
  const finishing = finish().then(() => (finished = true))
  await expect(fetch(origin)).rejects.toThrow()
  expect(finished).toBe(false)
  waiting[0].end('answered')
  expect(await slow).toBe('answered')
  const began = performance.now()
  await finishing
  // Its other kept connections are given two seconds; left to themselves they would be waited for five.
  expect(performance.now() - began).toBeLessThan(4000)
})

test('no request on a kept connection is lost when the server stops', async () => {
  const { origin, serve, finish } = await web()
  serve((_, response) => response.end('here'))
  const agent = new Agent({ keepAlive: true, maxSockets: 8 })
  onEnd(() => agent.destroy())
  const get = () =>
    new Promise((resolve) => {
      request(origin, { agent }, (response) => {
        response.resume().on('end', () => resolve(response.headers.connection === 'close' ? 'last' : 'kept'))
      })
        .on('error', (error) => resolve(error.code))
        .end()
    })
  let stopped = false
  const answers = []
  const asking = Array.from({ length: 8 }, async () => {
    while (!stopped) {
      answers.push(await get())
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20))
    }
  })
  while (answers.length < 200) await new Promise((resolve) => setTimeout(resolve, 10))
  const began = performance.now()
  await finish()
  stopped = true
  await Promise.all(asking)
  // Each kept connection got one more answer, with the word that it is the last; new ones are refused, none is reset.
  expect(answers.filter((answer) => answer === 'last')).toHaveLength(8)
  expect(answers.filter((answer) => !['kept', 'last', 'ECONNREFUSED'].includes(answer))).toEqual([])
  expect(performance.now() - began).toBeLessThan(1_500)
})

/** Milliseconds from the word to stop, with a connection that waits for nothing, to the end. */
async function stopByHand() {
  const { origin, serve, finish } = await web()
  serve((_, response) => response.end('here'))
  const agent = new Agent({ keepAlive: true })
  onEnd(() => agent.destroy())
  await new Promise((resolve) => {
    request(origin, { agent }, (response) => response.resume().on('end', resolve)).end()
  })
  const began = performance.now()
  await finish({ atOnce: true })
  return performance.now() - began
}

test('who stops it by hand does not wait for idle connections', async () => {
  // They would be waited for two seconds each time; what else the machine does lasts for a moment.
  let least = Infinity
  for (let turn = 0; turn < 3 && least >= 1_000; turn += 1) least = Math.min(least, await stopByHand())
  expect(least).toBeLessThan(1_000)
})

test('a port in use is said at once, with what to do', async () => {
  const { origin } = await web()
  const port = Number(new URL(origin).port)
  await expect(takePort(port, 'loopback')).rejects.toThrow(`Port ${port} is in use by another program`)
})

test('a demo, where anyone may be anyone, answers this machine only', async () => {
  const local = { databaseUrl: '', baseUrl: 'http://localhost:3000' }
  expect(listenOn(local)).toBe('loopback')
  expect(listenOn({ ...local, baseUrl: 'https://soundings.example.com' })).toBeUndefined()
  expect(listenOn({ ...local, databaseUrl: 'postgresql://db/soundings' })).toBeUndefined()
  expect(listenOn({ ...local, listenHost: '0.0.0.0' })).toBe('0.0.0.0')

  const { origin } = await web('loopback')
  const outside = Object.values(networkInterfaces())
    .flat()
    .find((address) => !address.internal && address.family === 'IPv4')
  if (outside) await expect(fetch(origin.replace('127.0.0.1', outside.address))).rejects.toThrow()
  expect((await fetch(origin)).status).toBe(503)
})
