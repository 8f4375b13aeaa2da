import type { Basis, Change, Saved } from '../src/store/index'
import type { Fuse } from './disk'
import type { Device } from './device'

/** What a command may be given; each takes what it needs. */
export interface Given {
  tab?: number
  skew?: number
  seed?: number
  tabs?: number
  fuse?: Fuse | null
  email?: string
  password?: string
  type?: string
  set?: Record<string, unknown>
  when?: { occurred_at: string; time_zone: string }
  record?: string
  change?: Change
  basis?: Basis
  saved?: number
  op?: string
}

type Command = (device: Device, given: Given) => Promise<unknown>

/** What the other side is told of a save. */
async function told(device: Device, saving: Promise<Saved>): Promise<unknown> {
  const saved = await saving
  return { id: saved.id, op: saved.op, saved: device.saved.push(saved) - 1 }
}

async function look(device: Device, { tab = 0, record }: Given): Promise<unknown> {
  const diary = device.diary(tab)
  const view = await diary.get(record!)
  return view ? { ...view, basis: diary.basis(view) } : null
}

/** Everything that a device holds of its open diary. */
function state(device: Device, { tab = 0 }: Given): Promise<unknown> {
  return device.diary(tab).store.read(async (tx) => ({
    owner: device.diary(tab).owner,
    rows: await tx.objectStore('records').getAll(),
    outbox: await tx.objectStore('outbox').getAll(),
    dead: await tx.objectStore('dead').getAll(),
    cursor: (await tx.objectStore('meta').get('cursor')) ?? null,
    tally: (await tx.objectStore('meta').get('tally')) ?? null,
    session: (await tx.objectStore('meta').get('session')) ?? null,
    status: device.app(tab).status.get(),
    reports: device.reports,
  }))
}

/** What a person does on a device. */
export const commands: Record<string, Command> = {
  start: (device, { tabs = 1 }) => device.start(tabs),
  arm: async (device, { fuse = null }) => void (device.power.fuse = fuse),
  signIn: (device, { tab = 0, email, password }) => device.app(tab).account.signIn(email!, password!),
  sync: (device, { tab = 0 }) => device.app(tab).syncNow(),
  state,
  look,
  create: (device, { tab = 0, type, set, when }) => told(device, device.diary(tab).create(type!, set!, when)),
  edit: (device, { tab = 0, record, change, basis }) => told(device, device.diary(tab).edit(record!, change!, basis)),
  remove: (device, { tab = 0, record }) => told(device, device.diary(tab).remove(record!)),
  restore: (device, { tab = 0, record }) => told(device, device.diary(tab).restore(record!)),
  purge: (device, { tab = 0, record }) => device.diary(tab).purge(record!),
  retry: (device, { tab = 0, op }) => device.diary(tab).retry(op!),
  discard: (device, { tab = 0, op }) => device.diary(tab).discard(op!),
  undo: async (device, { saved }) => device.saved[saved!]?.undo(),
}
