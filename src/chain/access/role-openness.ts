import type { Subject } from "../../concepts";
import { access } from "../../evaluate";
import { UndecidedError } from "../../snapshot/unknown";

/** In which ways a role that a service takes on may be open to others. */
const questions = {
  /** Principals that nobody means may take it on. */
  strangers: (trust: access.Policy) => access.admitsStrangers([trust]),
  /** The service takes it on for anybody. */
  anybody: (trust: access.Policy, service: string) => access.servesStrangers([trust], [service]),
};

/** Why a role that a service takes on is open in one of these ways; `undefined` where it is not. Throws `UndecidedError`. */
export const openingOf = (way: keyof typeof questions, role: Subject<"role">, service: string): string | undefined => {
  const { answer, why } = questions[way](role.trust, service);
  if (answer === "undecided") throw new UndecidedError(why, [role.resource.urn]);
  return answer === "yes" ? why : undefined;
};
