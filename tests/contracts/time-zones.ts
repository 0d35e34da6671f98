/** Zones west of, at and east of UTC, with the offset a Date of 1 January 2025 has there. */
export const timeZones = [
  { zone: 'America/Los_Angeles', minutesBehindUtc: 480 },
  { zone: 'UTC', minutesBehindUtc: 0 },
  { zone: 'Pacific/Auckland', minutesBehindUtc: -780 },
] as const;
