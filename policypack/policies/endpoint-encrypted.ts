import { mayHaveCustomerKey } from "../../src/chain/access/customer-key";
import { notApplicable } from "../../src/core/check";
import { definePolicy } from "../../src/core/policy";

/** Models and requests lie on the volumes of the machines that serve. */
export default definePolicy({
  name: "endpoint-encrypted",
  severity: "medium",
  level: "advisory",
  description: "The volumes of endpoints are encrypted with a key that the customer controls.",
  rationale:
    "The volumes hold model artifacts and what containers write of requests. Only a key of one's own says who may decrypt, records each use, and can be taken away.",
  controls: ["NIST 800-53 SC-28", "PCI DSS 4.0 3.5.1", "ISO 27001:2022 A.8.24"],
  on: "endpointConfig",
  notOn: { alicloud: "SageMaker is AWS's; Alibaba Cloud's PAI is not judged." },
  config: {},
  messages: {
    noKey: "encrypts its volumes with a key that AWS manages. Set `{{at}}` to a key of your own.",
  },

  check(endpoint, { report }) {
    if (endpoint.serverless) notApplicable("Serverless endpoints have no volumes.");
    if (endpoint.hasLocalDisk) notApplicable("Its machines have disks of their own, for which SageMaker takes no key.");
    if (!mayHaveCustomerKey(endpoint.volumeKey)) report("noKey", { at: "volumeKey" });
  },
});
