import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatter } from './format';
import { instantOf, isTimeZone, offsetMinutes } from './zone';

const AT = '2026-03-04T06:02:22.045Z';
const en = formatter('en', 'Asia/Shanghai');
const zh = formatter('zh', 'Asia/Shanghai');

describe('a time', () => {
  it('spells the month, so that 03/04 can never be meant', () => {
    expect(en.dateTime(AT)).toBe('4 Mar 2026, 14:02:22');
    expect(zh.dateTime(AT)).toBe('2026年3月4日 14:02:22');
    expect(en.date(AT)).toBe('4 Mar 2026');
    expect(zh.date('2026-12-31T16:00:00.000Z')).toBe('2027年1月1日');
  });

  it('says its zone, UTC and Beijing time', () => {
    expect(en.zoned(AT)).toBe('4 Mar 2026, 14:02:22 (UTC+8)');
    expect(zh.zoned(AT, 'minute')).toBe('2026年3月4日 14:02（UTC+8）');
    expect(en.utc(AT)).toBe('2026-03-04 06:02:22 UTC');
    expect(zh.utc(AT, 'millisecond')).toBe('2026-03-04 06:02:22.045 UTC');
    expect(formatter('en', 'America/New_York').beijing(AT)).toBe(
      '4 Mar 2026, 14:02:22 (Beijing time, UTC+8)',
    );
    expect(zh.beijing(AT)).toBe('2026年3月4日 14:02:22（北京时间，UTC+8）');
  });

  it('names half-hour and western zones by their distance from UTC', () => {
    expect(en.zoneLabel(AT, 'Asia/Kolkata')).toBe('UTC+5:30');
    expect(en.zoneLabel(AT, 'America/St_Johns')).toBe('UTC−3:30');
    expect(en.zoneLabel(AT, 'UTC')).toBe('UTC');
  });

  it('uses a 24-hour clock, midnight being 00:00', () => {
    expect(en.time('2026-03-03T16:00:00.000Z')).toBe('00:00:00');
    expect(en.time(AT, 'minute')).toBe('14:02');
    expect(en.time(AT, 'millisecond')).toBe('14:02:22.045');
  });

  it('keeps a calendar day free of zones', () => {
    expect(formatter('en', 'Pacific/Honolulu').day('2026-03-04')).toBe('4 Mar 2026');
    expect(zh.day('2026-03-04')).toBe('2026年3月4日');
  });

  it('is refused when it is none', () => {
    expect(() => en.dateTime('yesterday')).toThrow(RangeError);
    expect(() => en.day('2026-13-01')).toThrow(RangeError);
  });
});

describe('a gap', () => {
  it('is said with its two largest units and its direction', () => {
    expect(en.gap(AT, '2026-03-04T08:16:40.000Z')).toBe('2 h 14 min later');
    expect(zh.gap(AT, '2026-03-04T08:16:40.000Z')).toBe('晚 2 小时 14 分');
    expect(en.gap(AT, '2026-03-03T06:02:22.045Z')).toBe('1 day earlier');
    expect(en.gap(AT, AT)).toBe('at the same moment');
    expect(zh.gap(AT, AT)).toBe('同一时刻');
  });

  it('is never rounded up', () => {
    expect(en.duration(59_999)).toBe('59 s');
    expect(en.duration(3_600_000 * 24 * 1482 + 5)).toBe('1\u00a0482 days');
    expect(en.duration(340)).toBe('340 ms');
    expect(en.duration(86_400_000 + 61_000)).toBe('1 day');
  });
});

describe('numbers', () => {
  it('are grouped with a thin space in both languages', () => {
    expect(en.count(1482)).toBe('1\u00a0482');
    expect(zh.count(1_240_113)).toBe('1\u00a0240\u00a0113');
    expect(en.count(999)).toBe('999');
    expect(en.count(-1482n)).toBe('−1\u00a0482');
  });

  it('give the size for a glance and the exact size', () => {
    expect(en.bytes(1)).toBe('1 byte');
    expect(zh.bytes(10)).toBe('10 字节');
    expect(en.bytes(127_466)).toBe('127 kB');
    expect(en.bytes(1_240_113)).toBe('1.24 MB');
    expect(en.bytes(999_999)).toBe('1.00 MB');
    expect(en.bytes(5 * 1024 ** 3)).toBe('5.37 GB');
    expect(en.exactBytes(1_240_113)).toBe('1\u00a0240\u00a0113 bytes');
  });

  it('lose no digit in grouping', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n }), (n) => {
        expect(en.count(n).replaceAll('\u00a0', '')).toBe(String(n));
      }),
    );
  });
});

describe('a list of names', () => {
  it('keeps names whole and in order', () => {
    expect(en.list(['周婧怡 Zhou Jingyi', 'Li Yan', 'Chen Chun'])).toBe(
      '周婧怡 Zhou Jingyi, Li Yan and Chen Chun',
    );
    expect(zh.list(['周婧怡', '李䶮'])).toBe('周婧怡和李䶮');
    expect(en.list([])).toBe('');
  });
});

describe('a local time typed by a person', () => {
  it('becomes the instant its zone shows it at', () => {
    expect(instantOf('2026-03-04T14:02', 'Asia/Shanghai')).toBe('2026-03-04T06:02:00.000Z');
    expect(instantOf('2026-03-04T14:02:22', 'UTC')).toBe('2026-03-04T14:02:22.000Z');
    expect(instantOf('2026-07-01T12:00', 'America/New_York')).toBe('2026-07-01T16:00:00.000Z');
  });

  it('is the earlier instant of an hour that comes twice, and none of an hour that is skipped', () => {
    expect(instantOf('2026-11-01T01:30', 'America/New_York')).toBe('2026-11-01T05:30:00.000Z');
    expect(instantOf('2026-03-08T02:30', 'America/New_York')).toBeNull();
  });

  it('is refused when it is no time or no zone', () => {
    for (const text of ['', '2026-02-30T10:00', '2026-03-04T24:00', '2026-03-04', 'x']) {
      expect(instantOf(text, 'UTC')).toBeNull();
    }
    expect(instantOf('2026-03-04T14:02', 'Mars/Olympus')).toBeNull();
    expect(isTimeZone('Asia/Shanghai')).toBe(true);
    expect(isTimeZone('x'.repeat(9999))).toBe(false);
  });

  it('comes back from the instant in every zone tried', () => {
    const zones = ['UTC', 'Asia/Shanghai', 'America/St_Johns', 'Pacific/Chatham', 'Europe/London'];
    const date = fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(date, fc.constantFrom(...zones), (at, zone) => {
        const whole = new Date(Math.floor(at.getTime() / 60_000) * 60_000);
        const shifted = whole.getTime() + offsetMinutes(zone, whole) * 60_000;
        const back = instantOf(new Date(shifted).toISOString().slice(0, 16), zone);
        // In an hour that comes twice the earlier instant is the answer.
        expect(back).not.toBeNull();
        expect([0, 30, 60]).toContain((whole.getTime() - Date.parse(back ?? '')) / 60_000);
      }),
    );
  });
});
