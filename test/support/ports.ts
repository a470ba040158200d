/** A port where nobody listens: systems hand out none below 1024, and no program of today takes that of tcpmux. One that was free a moment ago may be taken. */
export const UNUSED_PORT = 1;
