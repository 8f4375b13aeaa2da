declare module 'subset-font' {
  interface Options {
    targetFormat: 'woff2'
    /** Each axis pinned to one value, or cut to a range. */
    variationAxes?: Record<string, number | { min: number; max: number }>
  }
  /** The font with nothing but what `text` needs. */
  export default function subset(font: Buffer, text: string, options: Options): Promise<Buffer>
}
