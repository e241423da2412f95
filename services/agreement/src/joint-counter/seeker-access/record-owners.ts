/** The person whose record it is, where the record itself names them. */
export const bySeekerId = { seekerId: ({ seekerId }: { seekerId: string }) => seekerId };

/** The service point at which the record stands, where the record itself names it. */
export const byServicePointId = {
  servicePointId: ({ servicePointId }: { servicePointId: string | null }) => servicePointId,
};
