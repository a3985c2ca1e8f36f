import { EMPTY_HISTOGRAM, type Histogram } from "./histogram";
import { VarintReader, VarintWriter } from "./varint";

/**
 * Writes the bins that are not empty: how many there are, then for each the distance from the one
 * before, doubled, plus one if a count above 1 follows; the overflow at the end. Most bins of a short
 * interval hold one value and take one or two bytes.
 */
export function writeHistogram(writer: VarintWriter, histogram: Histogram): void {
  const { bins, counts } = histogram;
  writer.write(bins.length);
  let previous = 0;
  for (let index = 0; index < bins.length; index++) {
    const bin = bins[index] as number;
    const count = counts[index] as number;
    const distance = (bin - previous) * 2;
    previous = bin;
    if (count === 1) {
      writer.write(distance);
    } else {
      writer.write(distance + 1);
      writer.write(count);
    }
  }
  writer.write(histogram.overflow);
}

export function readHistogram(reader: VarintReader): Histogram {
  const length = reader.read();
  const bins: number[] = [];
  const counts: number[] = [];
  let bin = 0;
  for (let index = 0; index < length; index++) {
    const step = reader.read();
    bin += step >> 1;
    bins.push(bin);
    counts.push(step % 2 === 1 ? reader.read() : 1);
  }
  return { bins, counts, overflow: reader.read() };
}

/** The histogram as a blob; an empty one takes no bytes at all. */
export function encodeHistogram(histogram: Histogram): Uint8Array {
  const writer = new VarintWriter();
  if (histogram.bins.length > 0 || histogram.overflow > 0) writeHistogram(writer, histogram);
  return writer.take();
}

/** The inverse of {@link encodeHistogram}. Throws a RangeError where bytes are missing. */
export function decodeHistogram(bytes: Uint8Array): Histogram {
  return bytes.length === 0 ? EMPTY_HISTOGRAM : readHistogram(new VarintReader(bytes));
}
