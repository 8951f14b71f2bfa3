import type { DigitGroup } from './digit-chains.ts';

const PROVINCE = /^(?:1[1-9]|2[1]|3[1-6]|5[1-3]|6[1-5]|7[1-6]|8[12]|9[1-7])/;

function isDayAndMonth(day: number, month: number): boolean {
  return day >= 1 && day <= 31 && month >= 1 && month <= 12;
}

/** Sixteen digits whose region and (women: plus 40) day of birth can be true. */
export function isNik(digits: string): boolean {
  if (digits.length !== 16 || !PROVINCE.test(digits)) return false;
  const day = Number(digits.slice(6, 8));
  return isDayAndMonth(day > 40 ? day - 40 : day, Number(digits.slice(8, 10)));
}

/** Eighteen digits: day of birth, month of appointment, sex, serial number. */
export function isNip(digits: string): boolean {
  if (!/^(?:19|20)\d{6}(?:19|20)\d{4}[1-9]\d{3}$/.test(digits)) return false;
  return isDayAndMonth(Number(digits.slice(6, 8)), Number(digits.slice(4, 6)));
}

export function isMobile(digits: string): boolean {
  return /^(?:0|62|0062|620)8[1-9]\d{6,11}$/.test(digits);
}

export function isBareMobile(digits: string): boolean {
  return /^8[1-9]\d{7,10}$/.test(digits);
}

/** An area code that stands apart, then five to eight digits. */
export function isLandline(groups: readonly DigitGroup[]): boolean {
  const first = groups[0];
  if (first === undefined) return false;
  const digits = groups.map((group) => group.digits).join('');
  if (groups.length === 1) return /^0(?:2[1-9]|[3-7]\d|9\d)\d{7,9}$/.test(digits);
  if (/^0(?:2[1-9]|[3-79]\d{1,2})$/.test(first.digits)) return /^\d{8,12}$/.test(digits);
  return /^62$/.test(first.digits) && /^62(?:2[1-9]|[3-79]\d)\d{6,9}$/.test(digits);
}

/** `12.345.678.9-012.345`, fifteen or (new) sixteen digits. */
export function isNpwp(groups: readonly DigitGroup[]): boolean {
  const sizes = groups.map((group) => group.digits.length).join('-');
  return /^(?:2-3-3-1-3-3|3-3-3-1-3-3|2-3-3-4-3|2-3-3-1-6)$/.test(sizes);
}

/** `1.500.000`: thousands in threes. */
export function isGroupedAmount(groups: readonly DigitGroup[]): boolean {
  const [first, ...rest] = groups;
  if (first === undefined || rest.length === 0 || !/^[1-9]\d{0,2}$/.test(first.digits))
    return false;
  const gap = rest[0]?.gap;
  return (
    (gap === '.' || gap === ' ') &&
    rest.every((group) => group.gap === gap && group.digits.length === 3)
  );
}

/** How many groups from `index` make up one amount; one when it is none. */
export function amountLength(chain: readonly DigitGroup[], index: number): number {
  if (!/^[1-9]\d{0,2}$/.test(chain[index]?.digits ?? '')) return 1;
  let count = 1;
  while (chain[index + count]?.gap === '.' && chain[index + count]?.digits.length === 3) count += 1;
  return count;
}

/** How many groups from `index` are a calendar date, zero when none are. */
export function dateLength(chain: readonly DigitGroup[], index: number): number {
  const [first, second, third, after] = chain.slice(index, index + 4);
  if (first === undefined || second === undefined || third === undefined) return 0;
  const gap = second.gap.trim();
  if (!/^[-./]$/.test(gap) || third.gap.trim() !== gap || after?.gap === gap) return 0;
  const yearLast = first.digits.length <= 2 && /^(?:19|20)?\d\d$/.test(third.digits);
  const yearFirst = /^(?:19|20)\d\d$/.test(first.digits) && third.digits.length <= 2;
  const day = Number(yearLast ? first.digits : third.digits);
  return (yearLast || yearFirst) && isDayAndMonth(day, Number(second.digits)) ? 3 : 0;
}

/** Two groups that are a clock time such as `08.30` before a dash, a blank or the end. */
export function isClockTime(chain: readonly DigitGroup[], index: number): boolean {
  const [hour, minute, after] = chain.slice(index, index + 3);
  if (hour === undefined || minute === undefined || minute.gap !== '.') return false;
  if (hour.digits.length > 2 || minute.digits.length !== 2) return false;
  const plausible = Number(hour.digits) <= 24 && Number(minute.digits) <= 59;
  if (!plausible || after === undefined) return plausible;
  return after.gap.trim() === '-' ? after.digits.length <= 2 : after.gap.trim() === '';
}
