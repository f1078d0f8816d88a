/** A step on the way to an answer; each has a time-out of its own. */
export type Phase = 'lookup' | 'connect' | 'proxy' | 'tls' | 'answer';

/**
 * What became of one request item.
 * `accepted`: stored; with `refusedText`, without its text and figures, because the server refused those with these words.
 * `dropped`: the server answered but did not store it (older than what it holds, or the object is unreachable).
 * `nothing-to-do`: it is OK, UP, or already acknowledged. `rejected`: asking again will not help until IT
 * changes something. `failed`: may work later.
 */
export type RequestOutcome =
  | { kind: 'accepted'; refusedText?: string }
  | { kind: 'dropped'; status: string }
  | { kind: 'nothing-to-do'; status: string }
  | { kind: 'rejected'; reason: RejectReason; status: string }
  | Failed;

/** `phase`: how far it came, where that is known. `retryAfter`: seconds for which the server asked to be left alone. */
export interface Failed {
  kind: 'failed';
  reason: FailReason;
  status: string;
  phase?: Phase;
  retryAfter?: number;
}

/** `not-found`: unknown host or service, somebody else's host, or a missing permission: Icinga before 2.14 does not tell them apart. */
export type RejectReason =
  | 'unauthorized'
  | 'not-found'
  | 'bad-request'
  | 'certificate-untrusted'
  | 'certificate-expired'
  | 'certificate-not-yet-valid'
  | 'host-name-mismatch';
/** `tls-refused`: client and server have no TLS version or cipher in common that the policy's `tls` level allows. */
export type FailReason =
  | 'unreachable'
  | 'timeout'
  | 'server-error'
  | 'connection-lost'
  | 'tls-refused'
  | 'not-icinga'
  | 'proxy-refused';

/** What became of one service of a request about several. */
export interface ServiceOutcome {
  service: string;
  outcome: RequestOutcome;
}

/** An acknowledgement to set on several services of one host. */
export interface Acknowledgement {
  host: string;
  services: string[];
  author: string;
  comment: string;
  /** A sticky one survives changes between problem states; it ends at recovery like any other. */
  sticky: boolean;
  /** Epoch seconds; must lie in the future. The server keeps the fraction, so it can serve as a mark of one's own. */
  expiry: number;
}

/** A fixed downtime of a host with all its services; times are epoch seconds. */
export interface Downtime {
  host: string;
  author: string;
  comment: string;
  start: number;
  /** The server keeps the fraction, so it can serve as a mark of one's own. */
  end: number;
}

/** A service as the server holds it; times are epoch seconds. */
export interface ServiceOnServer {
  name: string;
  /** 3 = UNKNOWN as well before the first result. */
  state: 0 | 1 | 2 | 3;
  /** The latest result; undefined when the server has none. */
  result?: {
    output: string;
    performanceData: string[];
    executionStart: number;
    executionEnd: number;
    checkSource: string;
  };
  acknowledged: boolean;
  sticky: boolean;
  /** 0 = never; the fraction is as it was sent. */
  acknowledgementExpiry: number;
  acknowledgementSince: number;
  /** Of the acknowledgement; undefined when there is none or the ApiUser may not query comments. */
  author?: string;
  comment?: string;
}

/** What a query gives when the server refuses it or no usable answer comes. */
export type Unsuccessful = Exclude<RequestOutcome, { kind: 'accepted' }>;
export type ServicesAnswer = { kind: 'services'; services: ServiceOnServer[] } | Unsuccessful;
/** Names as in `actions/process-check-result`; `*` may occur. `filtered` are those that hold for some objects only. */
export type PermissionsAnswer =
  | { kind: 'permissions'; permissions: string[]; filtered: string[] }
  | Unsuccessful;
