/**
 * Major emergency departments of one NHS body (King's College Hospital, RJZ), April 2016 to March 2019: patients, and
 * those who waited over four hours. Source: NHSRdatasets `ae_attendances` (CC0), from NHS England.
 */
export const emergency = {
  start: '2016-04-01',
  attendances: [
    16688, 17656, 17247, 17404, 16316, 16771, 16936, 16842, 17326, 16752, 15070, 17810, 16681, 17830, 17358,
    17817, 16300, 16887, 18331, 17766, 17524, 16668, 14353, 16452, 15414, 16701, 16105, 16777, 15338, 15758,
    16260, 16157, 15982, 16678, 15245, 17193,
  ],
  breaches: [
    3608, 3515, 3730, 3805, 2572, 4042, 4252, 4568, 5682, 4887, 3754, 4153, 3277, 3364, 3348, 2805, 3048,
    3336, 4147, 4449, 4846, 4931, 5103, 6284, 4530, 4528, 3716, 4899, 3990, 4992, 4709, 5577, 6113, 6685,
    6085, 5908,
  ],
} as const;
