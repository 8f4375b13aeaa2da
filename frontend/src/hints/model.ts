/** What `tools/hints/train.py` writes: a description in JSON, and the numbers it points into. */

/** One question the model answers, its scale, and the curve that makes a score a probability. */
export interface HeadMeta {
  name: string
  scale: number
  bias: number
  slope: number
  offset: number
}

export interface TaskMeta {
  buckets: number
  heads: HeadMeta[]
}

export type TaskName = 'thought' | 'crisis' | 'reply' | 'reframe' | 'feedback'

export interface ModelMeta {
  version: number
  bits: number
  dimensions: number
  shape: number
  vector_weight: number
  shape_weight: number
  words: string
  tasks: Record<TaskName, TaskMeta>
  /** `distorted` is in log odds, to which a trap's own add `weight` times; the rest are probabilities. */
  traps: { thresholds: Record<string, number>; hidden: string[]; distorted: number; weight: number; fair: number }
  crisis: { passive: number; explicit: number; veto: number }
  tone: { harsh: number }
  themes: Record<string, number>
}

/** A task's numbers: a column for each kept bucket, a row of weights for each head. */
export interface Task {
  heads: HeadMeta[]
  columns: Map<number, number>
  ngrams: Int8Array[]
  dense: Float32Array[]
}

export interface Model {
  meta: ModelMeta
  rows: Map<string, number>
  vectors: Int8Array
  tasks: Record<TaskName, Task>
}

/** Walks through the numbers, in the order in which they were written. */
class Reader {
  private at = 0

  constructor(private readonly bytes: Uint8Array) {}

  take(length: number): Uint8Array {
    const from = this.at
    this.at += length
    if (this.at > this.bytes.length) throw new RangeError('The model is cut short.')
    return this.bytes.slice(from, this.at)
  }

  signed(length: number): Int8Array {
    return new Int8Array(this.take(length).buffer)
  }

  floats(length: number): Float32Array {
    const view = new DataView(this.take(4 * length).buffer)
    return Float32Array.from({ length }, (_, i) => view.getFloat32(4 * i, true))
  }

  /** Ever larger numbers, kept as what each adds to the one before: all low bytes, then all high ones. */
  rising(length: number): number[] {
    const low = this.take(length)
    const high = this.take(length)
    let value = 0
    return Array.from(low, (byte, i) => (value += byte + 256 * high[i]!))
  }
}

function readTask(reader: Reader, meta: ModelMeta, task: TaskMeta): Task {
  const columns = new Map(reader.rising(task.buckets).map((bucket, column) => [bucket, column]))
  const ngrams = task.heads.map(() => reader.signed(task.buckets))
  const dense = task.heads.map(() => reader.floats(meta.dimensions + meta.shape))
  return { heads: task.heads, columns, ngrams, dense }
}

/** Puts the two files together; throws when they do not belong together. */
export function readModel(meta: ModelMeta, bytes: Uint8Array): Model {
  const reader = new Reader(bytes)
  const words = meta.words.split(' ')
  const vectors = reader.signed(words.length * meta.dimensions)
  const { thought, crisis, reply, reframe, feedback } = meta.tasks
  return {
    meta,
    rows: new Map(words.map((word, row) => [word, row])),
    vectors,
    tasks: {
      thought: readTask(reader, meta, thought),
      crisis: readTask(reader, meta, crisis),
      reply: readTask(reader, meta, reply),
      reframe: readTask(reader, meta, reframe),
      feedback: readTask(reader, meta, feedback),
    },
  }
}
