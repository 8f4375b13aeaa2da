const table = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n
  for (let bit = 0; bit < 8; bit++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1
  return c
})

/** CRC-32 (as in zlib) of a text's UTF-8 bytes, as an unsigned integer. */
export function crc32(text: string): number {
  let c = 0xffffffff
  for (const byte of new TextEncoder().encode(text)) c = table[(c ^ byte) & 255]! ^ (c >>> 8)
  return (c ^ 0xffffffff) >>> 0
}
