/** The department that every project has. */
export const DEPARTMENT = { _id: '666ad0c9ba401c2f0e91ec3b', name: 'Default Department' } as const;
