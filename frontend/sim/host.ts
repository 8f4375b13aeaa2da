import 'fake-indexeddb/auto'
import { createInterface } from 'node:readline'
import { commands, type Given } from './commands'
import { Device } from './device'

/** A line from the other side: a command, or the answer to a request of a device. */
interface Line {
  id?: number
  time?: number
  device?: string
  call?: string
  given?: Given
  reply?: number
  status?: number
  headers?: Record<string, string>
  body?: string
}

interface Waiting {
  resolve(response: Response): void
  reject(error: Error): void
}

const devices = new Map<string, Device>()
const requests = new Map<number, Waiting>()
let clock = 0
let asked = 0

const unsaid: string[] = []

/** Nothing is told before all devices have come to rest: how fast this process is must not decide what happens next. */
function tellAtRest(): void {
  if (process.getActiveResourcesInfo().includes('Immediate')) setImmediate(tellAtRest)
  else process.stdout.write(unsaid.splice(0).join(''))
}

function say(line: unknown): void {
  if (unsaid.push(`${JSON.stringify(line)}\n`) === 1) setImmediate(tellAtRest)
}

async function fetchOutside(device: string, path: string, init: RequestInit): Promise<Response> {
  const request = ++asked
  const body = init.body === undefined ? null : Buffer.from(await new Response(init.body).arrayBuffer())
  const headers = Object.fromEntries(new Headers(init.headers))
  return new Promise((resolve, reject) => {
    requests.set(request, { resolve, reject })
    say({ request, device, method: init.method, path, headers, body: body?.toString('base64') ?? null })
  })
}

function reply({ reply: request, status, headers, body }: Line): void {
  const waiting = requests.get(request!)!
  requests.delete(request!)
  if (!status) waiting.reject(new TypeError('network'))
  else waiting.resolve(new Response(body ? Buffer.from(body, 'base64') : null, { status, headers: headers ?? {} }))
}

function found(name: string, given: Given): Device {
  const known = devices.get(name)
  if (known) return known
  const made = new Device(name, { now: () => clock, fetch: fetchOutside }, given.skew ?? 0, given.seed ?? 1)
  devices.set(name, made)
  return made
}

async function obey({ id, device: name, call, given = {} }: Line): Promise<void> {
  if (call === 'forget') {
    for (const device of devices.values()) device.power.cut()
    devices.clear()
    requests.clear()
    return say({ id, value: null })
  }
  const device = found(name!, given)
  const { power } = device
  const command = commands[call!]
  if (!command) throw new Error(`no command ${call}`)
  // A start ends the power it begins with, and is not itself ended by that.
  const end = call === 'start' ? new Promise<never>(() => undefined) : power.death.then(() => ({ crashed: true }))
  const run = command(device, given).then(
    (value) => ({ value: value ?? null }),
    (error: Error) => ({ error: `${error.constructor.name}: ${error.message}`, stack: error.stack }),
  )
  say({ id, ...(await Promise.race([end, run])) })
}

createInterface({ input: process.stdin }).on('line', (text) => {
  const line = JSON.parse(text) as Line
  if (line.time !== undefined) clock = line.time
  if (line.reply !== undefined) reply(line)
  else void obey(line)
})
