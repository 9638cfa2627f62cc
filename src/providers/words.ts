import { type Cloud, cloudOf } from "./providers";

/** What messages call things of a cloud's services, by the placeholders that stand for them. */
export interface Words {
  /** The service that keeps buckets. */
  readonly storage: string;
  /** Everything that it can be asked for. */
  readonly storageActions: string;
  /** What is called to delete objects. */
  readonly deleteActions: string;
  /** The condition key that tells whether a request came over TLS. */
  readonly secureTransport: string;
  /** How a bucket says that a key of KMS encrypts its objects. */
  readonly kmsAlgorithm: string;
  /** What binds a statement of a key's policy to accounts that are meant. */
  readonly bindKey: string;
  /** What a cloud is called. */
  readonly cloud: string;
}

const words: Readonly<Record<Cloud, Words>> = {
  aws: {
    storage: "S3",
    storageActions: "`s3:*`",
    deleteActions: "`s3:DeleteObject` and `s3:DeleteObjectVersion`",
    secureTransport: "`aws:SecureTransport`",
    kmsAlgorithm: "`aws:kms` and the key's ARN",
    bindKey: "name the principals, or bind the statement with `kms:CallerAccount`",
    cloud: "AWS",
  },
  alibaba: {
    storage: "OSS",
    storageActions: "`oss:*`",
    deleteActions: "`oss:DeleteObject` and `oss:DeleteObjectVersion`",
    secureTransport: "`acs:SecureTransport`",
    kmsAlgorithm: "`KMS` and the key's id",
    bindKey: "name the accounts, users or roles",
    cloud: "Alibaba Cloud",
  },
};

/** The words of a resource's cloud. */
export const wordsOf = (type: string): Words => words[cloudOf(type)];
