export const AGREEMENT_SCRIPTS = [];
