/** The {@link SessionStore} of the service. */
export const SESSION_STORE = Symbol('SESSION_STORE');
