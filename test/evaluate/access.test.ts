import assert from "node:assert/strict";
import { access, iam, ram } from "../../src/evaluate";

const inIam = iam.parsePolicy({
  Version: "2012-10-17",
  Statement: { Effect: "Allow", Principal: "*", Action: "s3:*", Resource: "*" },
});
const inRam = ram.parsePolicy({
  Version: "1",
  Statement: { Effect: "Allow", Principal: ["*"], Action: "oss:*", Resource: "*" },
});

describe("a question about policies of either language", () => {
  it("is asked in the language of the policies", () => {
    assert.equal(access.isPublic(inIam).why, iam.isPublic(inIam).why);
    assert.equal(access.isPublic(inRam).why, ram.isPublic(inRam).why);
    assert.match(access.deniesInsecureTransport([inIam], "arn:aws:s3:::records").why, /aws:SecureTransport/);
    assert.match(access.deniesInsecureTransport([inRam], "acs:oss:::records").why, /oss:ListObjects/);
    assert.match(access.letsHolder([inRam], [{ action: "oss:GetObject", resource: "*" }], "1").why, /oss:GetObject/);
  });

  it("tells policies of the two apart", () => {
    assert.deepEqual(access.ofIam([inIam, inRam]), [inIam]);
    assert.deepEqual(access.ofRam([inIam, inRam]), [inRam]);
  });

  it("has an answer where there is no policy", () => {
    assert.equal(access.admitsStrangers([]).answer, "no");
  });
});
