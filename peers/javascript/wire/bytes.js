// Numbers in bytes, big-endian as everything on both wires.

export const u16 = (bytes, at) => bytes[at] << 8 | bytes[at + 1];
export const u24 = (bytes, at) => bytes[at] << 16 | u16(bytes, at + 1);
export const u32 = (bytes, at) => (u16(bytes, at) << 16 | u16(bytes, at + 2)) >>> 0;
export const split16 = (number) => [number >> 8 & 0xff, number & 0xff];
export const split32 = (number) => [...split16(number >>> 16), ...split16(number)];

export function join(parts) {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? crc >>> 1 ^ 0x82f63b78 : crc >>> 1;
  return crc;
});

/**
 * CRC-32C, Castagnoli's (RFC 3720 appendix B.4).
 *
 * @param {Uint8Array} bytes
 * @returns {number} 0 to 2^32 - 1
 */
export function crc32c(bytes) {
  let crc = 0xffffffff;
  for (let i = 0; i < bytes.length; i++) crc = CRC_TABLE[(crc ^ bytes[i]) & 0xff] ^ crc >>> 8;
  return ~crc >>> 0;
}
