import { Offline, Refused, type FieldError } from '../store/errors'
import type { Deps } from '../store/app-types'

const BASE = '/api/v1'
/** Bodies below this many characters are not worth compressing. */
const BIG = 2048

interface Problem {
  code?: string
  detail?: string
  title?: string
  errors?: FieldError[]
}

async function bodyOf(value: unknown): Promise<{ body?: BodyInit; headers: Record<string, string> }> {
  if (value === undefined) return { headers: {} }
  const text = JSON.stringify(value)
  const headers = { 'Content-Type': 'application/json' }
  if (text.length < BIG || typeof CompressionStream === 'undefined') return { body: text, headers }
  const zipped = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))
  return {
    body: await new Response(zipped).arrayBuffer(),
    headers: { ...headers, 'Content-Encoding': 'gzip' },
  }
}

/** Seconds to wait, from a header that says seconds or a date. */
function retryAfter(response: Response, now: number): number | null {
  const value = response.headers.get('Retry-After')
  if (!value) return null
  const seconds = /^\d+$/.test(value) ? Number(value) : (Date.parse(value) - now) / 1000
  return Number.isFinite(seconds) ? Math.max(0, seconds) : null
}

async function problemOf(response: Response, now: number): Promise<Refused> {
  const problem = (await response.json().catch(() => ({}))) as Problem
  const code = problem.code ?? `http-${response.status}`
  const detail = problem.detail ?? problem.title ?? ''
  return new Refused(response.status, code, detail, problem.errors, retryAfter(response, now))
}

/** One JSON call. Throws `Refused` for a problem, `Offline` when no whole answer came back. */
export async function request<T>(deps: Deps, method: string, path: string, body?: unknown, csrf?: string): Promise<T> {
  const { body: sent, headers } = await bodyOf(body)
  if (csrf) headers['X-CSRF-Token'] = csrf
  const init: RequestInit = { method, headers, credentials: 'same-origin', cache: 'no-store' }
  if (sent !== undefined) init.body = sent
  let response: Response
  try {
    response = await deps.fetch(BASE + path, init)
  } catch (error) {
    throw new Offline(error)
  }
  if (!response.ok) throw await problemOf(response, deps.now())
  try {
    return (response.status === 204 ? undefined : await response.json()) as T
  } catch (error) {
    throw new Offline(error)
  }
}
