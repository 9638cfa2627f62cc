import type { Link } from "../../concepts";
import { UndecidedError } from "../../snapshot/unknown";

/** The aliases of keys that the cloud manages (AWS KMS Developer Guide, "AWS managed keys"; KMS, "Service keys"). */
const MANAGED = /(^|[:/])alias\/(aws|acs)\//;

/** Whether a property names a key that the cloud manages. */
export const isAwsManaged = (text: string | undefined): boolean => MANAGED.test(text ?? "");

/** Whether a property names a key that the customer controls. Throws `UndecidedError` while it may be one that the cloud manages. */
export const hasCustomerKey = (link: Link<"key">): boolean =>
  link.isSet && (link.target !== undefined || !isAwsManaged(link.value));

/** The same where one resource is all that can be seen: a key that is not known yet is one of this deployment. */
export const mayHaveCustomerKey = (link: Link<"key">): boolean => {
  if (!link.isSet) return false;
  try {
    return !isAwsManaged(link.value);
  } catch (error) {
    if (error instanceof UndecidedError) return true;
    throw error;
  }
};
