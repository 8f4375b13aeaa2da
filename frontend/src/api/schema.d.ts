export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description An access token, without its text. */
        AccessToken: {
            /** Format: uuid */
            id: string;
            name: string;
            scopes: string[];
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            expires_at: string;
            /**
             * Format: date-time
             * @description Exact to the hour
             */
            last_used_at: string | null;
        };
        /** @description Every access token, the newest first. */
        AccessTokenList: {
            items: components["schemas"]["AccessToken"][];
        };
        /** @description One thing wrong with the input. */
        FieldFault: {
            /** @description RFC 6901 pointer; query parameters are below /query */
            pointer: string;
            detail: string;
        };
        /** @description Why a request was refused (RFC 9457). */
        Problem: {
            /** @description A page with cause and fix */
            type: string;
            title: string;
            status: number;
            detail: string;
            /** @enum {string} */
            code: "account-deleted" | "account-exists" | "csrf" | "id-taken" | "idempotency-mismatch" | "in-bin" | "internal" | "invalid" | "limit-reached" | "malformed-request" | "method-not-allowed" | "missing-scope" | "not-acceptable" | "not-found" | "precondition-required" | "resync-required" | "server-older" | "signed-out" | "stale" | "too-large" | "too-many-requests" | "too-many-versions" | "unavailable" | "unsupported-media-type" | "wrong-credentials" | "wrong-owner";
            errors?: components["schemas"]["FieldFault"][];
        };
        /** @description An access token to make. */
        AccessTokenInput: {
            name: string;
            scopes: ("check-ins:read" | "check-ins:write" | "example-stories:read" | "example-stories:write" | "feedback-items:read" | "feedback-items:write" | "feedback-requests:read" | "feedback-requests:write" | "feelings:read" | "feelings:write" | "interviews:read" | "interviews:write" | "knockbacks:read" | "knockbacks:write" | "lessons:read" | "lessons:write" | "look-backs:read" | "look-backs:write" | "looking-fors:read" | "looking-fors:write" | "notes-to-self:read" | "notes-to-self:write" | "reframes:read" | "reframes:write" | "settings:read" | "settings:write" | "themes:read" | "themes:write" | "traps:read" | "traps:write" | "wins:read" | "wins:write" | "notes:read")[];
            expires_in_days: number;
        };
        /** @description An access token that was made just now. */
        NewAccessToken: {
            /** Format: uuid */
            id: string;
            name: string;
            scopes: string[];
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            expires_at: string;
            /**
             * Format: date-time
             * @description Exact to the hour
             */
            last_used_at: string | null;
            /** @description Shown here and never again */
            token: string;
        };
        /** @description The password, for what only its owner may do. */
        PasswordProof: {
            /** @description The password there is */
            password: string;
        };
        /** @description The password there is, and the one to be. */
        PasswordChange: {
            /** @description The password there is */
            current_password: string;
            /** @description Ten characters or more */
            new_password: string;
        };
        /** @description The recovery code that counts from now on. */
        RecoveryCode: {
            /** @description Shown once. It sets a new password when the old one is forgotten; there is no other way. */
            recovery_code: string;
        };
        /** @description A new account. */
        AccountInput: {
            /** @description Case and spaces around it do not count */
            email: string;
            /** @description Ten characters or more */
            password: string;
        };
        /** @description An account that was made just now. */
        Account: {
            /** Format: uuid */
            id: string;
            email: string;
            /** @description Shown once. It sets a new password when the old one is forgotten; there is no other way. */
            recovery_code: string;
        };
        /** @description A recovery code and the password to set by it. */
        Recovery: {
            /** @description Case and spaces around it do not count */
            email: string;
            /** @description Shown once. It sets a new password when the old one is forgotten; there is no other way. */
            recovery_code: string;
            /** @description Ten characters or more */
            new_password: string;
        };
        /** @description An e-mail, a password, and the device to sign in on. */
        SignIn: {
            /** @description Case and spaces around it do not count */
            email: string;
            /** @description The password there is */
            password: string;
            /**
             * Format: uuid
             * @description Made by the device; the same id signs the same device in again
             */
            device_id?: string;
            /** @description What the list of devices calls it */
            device_name?: string;
        };
        /** @description Who is signed in. */
        SessionUser: {
            /** Format: uuid */
            id: string;
            email: string;
        };
        /** @description Where they are signed in. */
        SessionDevice: {
            /** Format: uuid */
            id: string;
            name: string | null;
        };
        /** @description A session whose tokens are in cookies. */
        Session: {
            user: components["schemas"]["SessionUser"];
            device: components["schemas"]["SessionDevice"];
            /** @description Goes into X-CSRF-Token with every unsafe request */
            csrf: string;
            /** @description Seconds until a refresh is due */
            expires_in: number;
        };
        /** @description A request for the next tokens, in cookies. */
        SessionRefresh: {
            /** @description Random, kept before asking: asking again with the same key gets the same answer */
            key: string;
        };
        /** @description A session whose tokens are in the answer. */
        TokenSession: {
            access_token: string;
            /** @description Good for 180 days, and for one refresh */
            refresh_token: string;
            /** @enum {string} */
            token_type: "Bearer";
            /** @description Seconds until a refresh is due */
            expires_in: number;
            user: components["schemas"]["SessionUser"];
            device: components["schemas"]["SessionDevice"];
        };
        /** @description A request for the next tokens. */
        TokenRefresh: {
            refresh_token: string;
            /** @description Random, kept before asking: asking again with the same key gets the same answer */
            key: string;
        };
        /** @description A value that was written on another device at the same time, kept until somebody chooses. */
        Sibling: {
            /**
             * Format: uuid
             * @description The operation that wrote it
             */
            op: string;
            field: string;
            /** @description The value that is not shown */
            value: unknown;
            /** @description Where it was written */
            device: string | null;
            /** Format: date-time */
            at: string;
        };
        /** @description A quick answer to "How are you right now?". */
        CheckIn: {
            /** Format: uuid */
            readonly id: string;
            readonly type: string;
            /**
             * Format: date-time
             * @description When the server first had it
             */
            readonly created_at: string;
            /** Format: date-time */
            readonly updated_at: string;
            /** @description Grows with every change */
            readonly rev: number;
            /**
             * Format: date-time
             * @description In the bin since
             */
            readonly deleted_at: string | null;
            readonly siblings: components["schemas"]["Sibling"][];
            /**
             * Format: date-time
             * @description When it happened, in local time with offset
             */
            occurred_at?: string;
            /** @description The zone it happened in, a label */
            time_zone?: string;
            /** @description From 1 (gutted) to 5 (buzzing); none when made from a note alone */
            mood?: number | null;
            /** @description From 1 (drained) to 5 (full of it) */
            energy?: number | null;
            /**
             * @description What it came after
             * @enum {string|null}
             */
            context?: "after_call" | "after_email" | "before_interview" | "after_interview" | "no_reply" | "other" | null;
            /** @description Words for the feeling */
            feelings?: string[] | null;
            /** @description Anything worth saying */
            note?: string | null;
            /**
             * @description Where it was made
             * @enum {string|null}
             */
            source?: "home" | "shortcut" | "notification" | "api" | "import" | null;
            /**
             * Format: uuid
             * @description The knockback it belongs to
             */
            knockback?: string | null;
        };
        /** @description A page of check-ins. */
        CheckInPage: {
            items: components["schemas"]["CheckIn"][];
            /** @description The cursor of the next page */
            next: string | null;
        };
        /** @description What can be written of CheckIn. A field that is null or left out is unset. */
        CheckInInput: {
            /**
             * Format: date-time
             * @description When it happened, in local time with offset
             */
            occurred_at?: string;
            /** @description The zone it happened in, a label */
            time_zone?: string;
            /** @description From 1 (gutted) to 5 (buzzing); none when made from a note alone */
            mood?: number | null;
            /** @description From 1 (drained) to 5 (full of it) */
            energy?: number | null;
            /**
             * @description What it came after
             * @enum {string|null}
             */
            context?: "after_call" | "after_email" | "before_interview" | "after_interview" | "no_reply" | "other" | null;
            /** @description Words for the feeling */
            feelings?: string[] | null;
            /** @description Anything worth saying */
            note?: string | null;
            /**
             * @description Where it was made
             * @enum {string|null}
             */
            source?: "home" | "shortcut" | "notification" | "api" | "import" | null;
            /**
             * Format: uuid
             * @description The knockback it belongs to
             */
            knockback?: string | null;
        };
        /** @description A device that is signed in. */
        Device: {
            /** Format: uuid */
            id: string;
            /** @description As it named itself, with a number if others do too */
            name: string | null;
            /** @description Whether it is the one that asks */
            current: boolean;
            /**
             * Format: date-time
             * @description When it was first signed in on
             */
            created_at: string;
            /**
             * Format: date-time
             * @description Exact to a quarter of an hour
             */
            last_seen_at: string;
        };
        /** @description Every device that is signed in, the one used last first. */
        DeviceList: {
            items: components["schemas"]["Device"][];
        };
        /** @description Something that happened, told so that it answers a question. */
        ExampleStory: {
            /** Format: uuid */
            readonly id: string;
            readonly type: string;
            /**
             * Format: date-time
             * @description When the server first had it
             */
            readonly created_at: string;
            /** Format: date-time */
            readonly updated_at: string;
            /** @description Grows with every change */
            readonly rev: number;
            /**
             * Format: date-time
             * @description In the bin since
             */
            readonly deleted_at: string | null;
            readonly siblings: components["schemas"]["Sibling"][];
            /**
             * Format: date-time
             * @description When it happened, in local time with offset
             */
            occurred_at?: string;
            /** @description The zone it happened in, a label */
            time_zone?: string;
            /** @description What to call it */
            title?: string | null;
            /** @description Where and when */
            situation?: string | null;
            /** @description What was to be done */
            task?: string | null;
            /** @description What I did */
            action?: string | null;
            /** @description What came of it */
            result?: string | null;
            /** @description What it shows */
            skills?: string[] | null;
        };
        /** @description A page of example-stories. */
        ExampleStoryPage: {
            items: components["schemas"]["ExampleStory"][];
            /** @description The cursor of the next page */
            next: string | null;
        };
        /** @description What can be written of ExampleStory. A field that is null or left out is unset. */
        ExampleStoryInput: {
            /**
             * Format: date-time
             * @description When it happened, in local time with offset
             */
            occurred_at?: string;
            /** @description The zone it happened in, a label */
            time_zone?: string;
            /** @description What to call it */
            title?: string | null;
            /** @description Where and when */
            situation?: string | null;
            /** @description What was to be done */
            task?: string | null;
            /** @description What I did */
            action?: string | null;
            /** @description What came of it */
            result?: string | null;
            /** @description What it shows */
            skills?: string[] | null;
        };
        /** @description One line of feedback, word for word, and what its person makes of it. */
        FeedbackItem: {
            /** Format: uuid */
            readonly id: string;
            readonly type: string;
            /**
             * Format: date-time
             * @description When the server first had it
             */
            readonly created_at: string;
            /** Format: date-time */
            readonly updated_at: string;
            /** @description Grows with every change */
            readonly rev: number;
            /**
             * Format: date-time
             * @description In the bin since
             */
            readonly deleted_at: string | null;
            readonly siblings: components["schemas"]["Sibling"][];
            /**
             * Format: date-time
             * @description When it happened, in local time with offset
             */
            occurred_at?: string;
            /** @description The zone it happened in, a label */
            time_zone?: string;
            /**
             * Format: uuid
             * @description The knockback it is about
             */
            knockback?: string | null;
            /** @description What was said, word for word */
            quote?: string | null;
            /**
             * @description What it speaks of
             * @enum {string|null}
             */
            polarity?: "did_well" | "work_on" | "neutral" | null;
            /**
             * @description What is true in it
             * @enum {string|null}
             */
            verdict?: "unsorted" | "useful" | "unsure" | "let_go" | "unfair" | null;
            /** @description The themes it belongs to */
            themes?: string[] | null;
            /**
             * @description How it came
             * @enum {string|null}
             */
            channel?: "email" | "phone" | "text" | "linkedin" | "in_person" | null;
            /** @description How much it stings */
            sting?: number | null;
            /**
             * Format: date
             * @description When to read it again
             */
            again_on?: string | null;
        };
        /** @description A page of feedback-items. */
        FeedbackItemPage: {
            items: components["schemas"]["FeedbackItem"][];
            /** @description The cursor of the next page */
            next: string | null;
        };
        /** @description What can be written of FeedbackItem. A field that is null or left out is unset. */
        FeedbackItemInput: {
            /**
             * Format: date-time
             * @description When it happened, in local time with offset
             */
            occurred_at?: string;
            /** @description The zone it happened in, a label */
            time_zone?: string;
            /**
             * Format: uuid
             * @description The knockback it is about
             */
            knockback?: string | null;
            /** @description What was said, word for word */
            quote?: string | null;
            /**
             * @description What it speaks of
             * @enum {string|null}
             */
            polarity?: "did_well" | "work_on" | "neutral" | null;
            /**
             * @description What is true in it
             * @enum {string|null}
             */
            verdict?: "unsorted" | "useful" | "unsure" | "let_go" | "unfair" | null;
            /** @description The themes it belongs to */
            themes?: string[] | null;
            /**
             * @description How it came
             * @enum {string|null}
             */
            channel?: "email" | "phone" | "text" | "linkedin" | "in_person" | null;
            /** @description How much it stings */
            sting?: number | null;
            /**
             * Format: date
             * @description When to read it again
             */
            again_on?: string | null;
        };
        /** @description An ask: what is written to somebody to hear what went well and what to work on. */
        FeedbackRequest: {
            /** Format: uuid */
            readonly id: string;
            readonly type: string;
            /**
             * Format: date-time
             * @description When the server first had it
             */
            readonly created_at: string;
            /** Format: date-time */
            readonly updated_at: string;
            /** @description Grows with every change */
            readonly rev: number;
            /**
             * Format: date-time
             * @description In the bin since
             */
            readonly deleted_at: string | null;
            readonly siblings: components["schemas"]["Sibling"][];
            /**
             * Format: date-time
             * @description When it happened, in local time with offset
             */
            occurred_at?: string;
            /** @description The zone it happened in, a label */
            time_zone?: string;
            /**
             * Format: uuid
             * @description The knockback it asks about
             */
            knockback?: string | null;
            /**
             * @description How it is asked
             * @enum {string|null}
             */
            channel?: "email" | "phone" | "text" | "linkedin" | "in_person" | null;
            /** @description Whom it is addressed to */
            to_name?: string | null;
            /** @description Their e-mail address or number */
            to_address?: string | null;
            /** @description The subject line */
            subject?: string | null;
            /** @description What is said */
            body?: string | null;
            /**
             * @description How far it has got
             * @enum {string|null}
             */
            state?: "draft" | "held" | "sent" | "replied" | "no_reply" | null;
            /**
             * Format: date-time
             * @description When to look at a held draft again
             */
            hold_until?: string | null;
            /**
             * Format: date-time
             * @description When it was sent
             */
            sent_at?: string | null;
            /**
             * Format: date
             * @description When to ask once more
             */
            nudge_on?: string | null;
        };
        /** @description A page of feedback-requests. */
        FeedbackRequestPage: {
            items: components["schemas"]["FeedbackRequest"][];
            /** @description The cursor of the next page */
            next: string | null;
        };
        /** @description What can be written of FeedbackRequest. A field that is null or left out is unset. */
        FeedbackRequestInput: {
            /**
             * Format: date-time
             * @description When it happened, in local time with offset
             */
            occurred_at?: string;
            /** @description The zone it happened in, a label */
            time_zone?: string;
            /**
             * Format: uuid
             * @description The knockback it asks about
             */
            knockback?: string | null;
            /**
             * @description How it is asked
             * @enum {string|null}
             */
            channel?: "email" | "phone" | "text" | "linkedin" | "in_person" | null;
            /** @description Whom it is addressed to */
            to_name?: string | null;
            /** @description Their e-mail address or number */
            to_address?: string | null;
            /** @description The subject line */
            subject?: string | null;
            /** @description What is said */
            body?: string | null;
            /**
             * @description How far it has got
             * @enum {string|null}
             */
            state?: "draft" | "held" | "sent" | "replied" | "no_reply" | null;
            /**
             * Format: date-time
             * @description When to look at a held draft again
             */
            hold_until?: string | null;
            /**
             * Format: date-time
             * @description When it was sent
             */
            sent_at?: string | null;
            /**
             * Format: date
             * @description When to ask once more
             */
            nudge_on?: string | null;
        };
        /** @description A word for a feeling that its person added or put away. */
        Feeling: {
            /** Format: uuid */
            readonly id: string;
            readonly type: string;
            /**
             * Format: date-time
             * @description When the server first had it
             */
            readonly created_at: string;
            /** Format: date-time */
            readonly updated_at: string;
            /** @description Grows with every change */
            readonly rev: number;
            /**
             * Format: date-time
             * @description In the bin since
             */
            readonly deleted_at: string | null;
            readonly siblings: components["schemas"]["Sibling"][];
            /**
             * Format: date-time
             * @description When it happened, in local time with offset
             */
            occurred_at?: string;
            /** @description The zone it happened in, a label */
            time_zone?: string;
            /** @description Its short name */
            slug?: string | null;
            /** @description What it is called */
            label?: string | null;
            /** @description Not to be offered */
            archived?: boolean | null;
        };
        /** @description A page of feelings. */
        FeelingPage: {
            items: components["schemas"]["Feeling"][];
            /** @description The cursor of the next page */
            next: string | null;
        };
        /** @description What can be written of Feeling. A field that is null or left out is unset. */
        FeelingInput: {
            /**
             * Format: date-time
             * @description When it happened, in local time with offset
             */
            occurred_at?: string;
            /** @description The zone it happened in, a label */
            time_zone?: string;
            /** @description Its short name */
            slug?: string | null;
            /** @description What it is called */
            label?: string | null;
            /** @description Not to be offered */
            archived?: boolean | null;
        };
        /** @description A question that may come, and the story that answers it. */
        PlannedAnswer: {
            question: string;
            /**
             * Format: uuid
             * @description The example story
             */
            story: string | null;
        };
        /** @description An interview at its time. On the timeline once that is past. */
        Interview: {
            /** Format: uuid */
            readonly id: string;
            readonly type: string;
            /**
             * Format: date-time
             * @description When the server first had it
             */
            readonly created_at: string;
            /** Format: date-time */
            readonly updated_at: string;
            /** @description Grows with every change */
            readonly rev: number;
            /**
             * Format: date-time
             * @description In the bin since
             */
            readonly deleted_at: string | null;
            readonly siblings: components["schemas"]["Sibling"][];
            /**
             * Format: date-time
             * @description When it happened, in local time with offset
             */
            occurred_at?: string;
            /** @description The zone it happened in, a label */
            time_zone?: string;
            /** @description With whom */
            company?: string | null;
            /** @description The job */
            role?: string | null;
            /**
             * @description What sort it is
             * @enum {string|null}
             */
            kind?: "phone" | "video" | "in_person" | "panel" | "assessment" | "other" | null;
            /** @description If it is a no */
            plan_if?: string | null;
            /** @description then I will do this */
            plan_then?: string | null;
            /** @description Planned answers, one value */
            answers?: components["schemas"]["PlannedAnswer"][] | null;
        };
        /** @description A page of interviews. */
        InterviewPage: {
            items: components["schemas"]["Interview"][];
            /** @description The cursor of the next page */
            next: string | null;
        };
        /** @description What can be written of Interview. A field that is null or left out is unset. */
        InterviewInput: {
            /**
             * Format: date-time
             * @description When it happened, in local time with offset
             */
            occurred_at?: string;
            /** @description The zone it happened in, a label */
            time_zone?: string;
            /** @description With whom */
            company?: string | null;
            /** @description The job */
            role?: string | null;
            /**
             * @description What sort it is
             * @enum {string|null}
             */
            kind?: "phone" | "video" | "in_person" | "panel" | "assessment" | "other" | null;
            /** @description If it is a no */
            plan_if?: string | null;
            /** @description then I will do this */
            plan_then?: string | null;
            /** @description Planned answers, one value */
            answers?: components["schemas"]["PlannedAnswer"][] | null;
        };
        /** @description One answer to whether the job was right. */
        FitAnswer: {
            question: string;
            answer: string;
        };
        /** @description The same application in another system. */
        ExternalRef: {
            /** @description Which system, such as a tracker */
            system: string;
            /** @description What it is called there */
            id: string;
        };
        /** @description A no: from whom, at which stage, how it was told. */
        Knockback: {
            /** Format: uuid */
            readonly id: string;
            readonly type: string;
            /**
             * Format: date-time
             * @description When the server first had it
             */
            readonly created_at: string;
            /** Format: date-time */
            readonly updated_at: string;
            /** @description Grows with every change */
            readonly rev: number;
            /**
             * Format: date-time
             * @description In the bin since
             */
            readonly deleted_at: string | null;
            readonly siblings: components["schemas"]["Sibling"][];
            /**
             * Format: date-time
             * @description When it happened, in local time with offset
             */
            occurred_at?: string;
            /** @description The zone it happened in, a label */
            time_zone?: string;
            /** @description Who said no */
            company?: string | null;
            /** @description The job */
            role?: string | null;
            /**
             * @description How far the application had got
             * @enum {string|null}
             */
            stage?: "application" | "screening" | "interview" | "final" | "offer" | "internal" | null;
            /**
             * @description How the news came
             * @enum {string|null}
             */
            told_by?: "phone" | "email" | "portal" | "in_person" | "silence" | null;
            /** @description What they wrote or said, as it was */
            message?: string | null;
            /** @description How much it stings */
            sting?: number | null;
            /**
             * Format: date
             * @description When to get in touch again
             */
            keep_in_touch_on?: string | null;
            /**
             * @description Whether the job was right
             * @enum {string|null}
             */
            fit?: "right" | "not_yet" | "not_right" | null;
            /** @description The answers behind `fit`, one value */
            fit_answers?: components["schemas"]["FitAnswer"][] | null;
            /**
             * Format: uuid
             * @description The interview it came after
             */
            interview?: string | null;
            /** @description Where it stands in another system */
            external_ref?: components["schemas"]["ExternalRef"] | null;
        };
        /** @description A page of knockbacks. */
        KnockbackPage: {
            items: components["schemas"]["Knockback"][];
            /** @description The cursor of the next page */
            next: string | null;
        };
        /** @description What can be written of Knockback. A field that is null or left out is unset. */
        KnockbackInput: {
            /**
             * Format: date-time
             * @description When it happened, in local time with offset
             */
            occurred_at?: string;
            /** @description The zone it happened in, a label */
            time_zone?: string;
            /** @description Who said no */
            company?: string | null;
            /** @description The job */
            role?: string | null;
            /**
             * @description How far the application had got
             * @enum {string|null}
             */
            stage?: "application" | "screening" | "interview" | "final" | "offer" | "internal" | null;
            /**
             * @description How the news came
             * @enum {string|null}
             */
            told_by?: "phone" | "email" | "portal" | "in_person" | "silence" | null;
            /** @description What they wrote or said, as it was */
            message?: string | null;
            /** @description How much it stings */
            sting?: number | null;
            /**
             * Format: date
             * @description When to get in touch again
             */
            keep_in_touch_on?: string | null;
            /**
             * @description Whether the job was right
             * @enum {string|null}
             */
            fit?: "right" | "not_yet" | "not_right" | null;
            /** @description The answers behind `fit`, one value */
            fit_answers?: components["schemas"]["FitAnswer"][] | null;
            /**
             * Format: uuid
             * @description The interview it came after
             */
            interview?: string | null;
            /** @description Where it stands in another system */
            external_ref?: components["schemas"]["ExternalRef"] | null;
        };
        /** @description Something to do differently next time. */
        Lesson: {
            /** Format: uuid */
            readonly id: string;
            readonly type: string;
            /**
             * Format: date-time
             * @description When the server first had it
             */
            readonly created_at: string;
            /** Format: date-time */
            readonly updated_at: string;
            /** @description Grows with every change */
            readonly rev: number;
            /**
             * Format: date-time
             * @description In the bin since
             */
            readonly deleted_at: string | null;
            readonly siblings: components["schemas"]["Sibling"][];
            /**
             * Format: date-time
             * @description When it happened, in local time with offset
             */
            occurred_at?: string;
            /** @description The zone it happened in, a label */
            time_zone?: string;
            /** @description The lesson */
            text?: string | null;
            /** @description When this happens */
            if_when?: string | null;
            /** @description I will do this */
            then_do?: string | null;
            /**
             * @description How far it has got
             * @enum {string|null}
             */
            state?: "open" | "trying" | "learned" | "parked" | null;
            /** @description How often it was tried */
            times_tried?: number | null;
            /**
             * Format: uuid
             * @description The feedback it came from
             */
            feedback_item?: string | null;
            /**
             * Format: uuid
             * @description The reframe it came from
             */
            reframe?: string | null;
            /** @description The theme it belongs to */
            theme?: string | null;
        };
        /** @description A page of lessons. */
        LessonPage: {
            items: components["schemas"]["Lesson"][];
            /** @description The cursor of the next page */
            next: string | null;
        };
        /** @description What can be written of Lesson. A field that is null or left out is unset. */
        LessonInput: {
            /**
             * Format: date-time
             * @description When it happened, in local time with offset
             */
            occurred_at?: string;
            /** @description The zone it happened in, a label */
            time_zone?: string;
            /** @description The lesson */
            text?: string | null;
            /** @description When this happens */
            if_when?: string | null;
            /** @description I will do this */
            then_do?: string | null;
            /**
             * @description How far it has got
             * @enum {string|null}
             */
            state?: "open" | "trying" | "learned" | "parked" | null;
            /** @description How often it was tried */
            times_tried?: number | null;
            /**
             * Format: uuid
             * @description The feedback it came from
             */
            feedback_item?: string | null;
            /**
             * Format: uuid
             * @description The reframe it came from
             */
            reframe?: string | null;
            /** @description The theme it belongs to */
            theme?: string | null;
        };
        /** @description A look back at a knockback some months later; its id is derived from the knockback and the months. */
        LookBack: {
            /** Format: uuid */
            readonly id: string;
            readonly type: string;
            /**
             * Format: date-time
             * @description When the server first had it
             */
            readonly created_at: string;
            /** Format: date-time */
            readonly updated_at: string;
            /** @description Grows with every change */
            readonly rev: number;
            /**
             * Format: date-time
             * @description In the bin since
             */
            readonly deleted_at: string | null;
            readonly siblings: components["schemas"]["Sibling"][];
            /**
             * Format: date-time
             * @description When it happened, in local time with offset
             */
            occurred_at?: string;
            /** @description The zone it happened in, a label */
            time_zone?: string;
            /**
             * Format: uuid
             * @description The knockback it looks back at
             */
            knockback?: string | null;
            /** @description How many months later */
            months?: number | null;
            /**
             * Format: date
             * @description When to offer it
             */
            due_on?: string | null;
            /** @description What it looks like now */
            text?: string | null;
            /** @description Never to be offered again */
            skipped?: boolean | null;
        };
        /** @description A page of look-backs. */
        LookBackPage: {
            items: components["schemas"]["LookBack"][];
            /** @description The cursor of the next page */
            next: string | null;
        };
        /** @description What can be written of LookBack. A field that is null or left out is unset. */
        LookBackInput: {
            /**
             * Format: date-time
             * @description When it happened, in local time with offset
             */
            occurred_at?: string;
            /** @description The zone it happened in, a label */
            time_zone?: string;
            /**
             * Format: uuid
             * @description The knockback it looks back at
             */
            knockback?: string | null;
            /** @description How many months later */
            months?: number | null;
            /**
             * Format: date
             * @description When to offer it
             */
            due_on?: string | null;
            /** @description What it looks like now */
            text?: string | null;
            /** @description Never to be offered again */
            skipped?: boolean | null;
        };
        /** @description Something to look for in a job. */
        LookingFor: {
            /** Format: uuid */
            readonly id: string;
            readonly type: string;
            /**
             * Format: date-time
             * @description When the server first had it
             */
            readonly created_at: string;
            /** Format: date-time */
            readonly updated_at: string;
            /** @description Grows with every change */
            readonly rev: number;
            /**
             * Format: date-time
             * @description In the bin since
             */
            readonly deleted_at: string | null;
            readonly siblings: components["schemas"]["Sibling"][];
            /**
             * Format: date-time
             * @description When it happened, in local time with offset
             */
            occurred_at?: string;
            /** @description The zone it happened in, a label */
            time_zone?: string;
            /** @description What I look for */
            text?: string | null;
            /**
             * Format: uuid
             * @description The win it came from
             */
            win?: string | null;
        };
        /** @description A page of looking-fors. */
        LookingForPage: {
            items: components["schemas"]["LookingFor"][];
            /** @description The cursor of the next page */
            next: string | null;
        };
        /** @description What can be written of LookingFor. A field that is null or left out is unset. */
        LookingForInput: {
            /**
             * Format: date-time
             * @description When it happened, in local time with offset
             */
            occurred_at?: string;
            /** @description The zone it happened in, a label */
            time_zone?: string;
            /** @description What I look for */
            text?: string | null;
            /**
             * Format: uuid
             * @description The win it came from
             */
            win?: string | null;
        };
        /** @description Who is asking, and what this credential may do. */
        Me: {
            /** Format: uuid */
            id: string;
            email: string;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            server_time: string;
            /** @description Absent for access tokens */
            device?: components["schemas"]["SessionDevice"];
            scopes: string[];
        };
        /** @description A few words for a low moment, from one's own wins. */
        NoteToSelf: {
            /** Format: uuid */
            readonly id: string;
            readonly type: string;
            /**
             * Format: date-time
             * @description When the server first had it
             */
            readonly created_at: string;
            /** Format: date-time */
            readonly updated_at: string;
            /** @description Grows with every change */
            readonly rev: number;
            /**
             * Format: date-time
             * @description In the bin since
             */
            readonly deleted_at: string | null;
            readonly siblings: components["schemas"]["Sibling"][];
            /**
             * Format: date-time
             * @description When it happened, in local time with offset
             */
            occurred_at?: string;
            /** @description The zone it happened in, a label */
            time_zone?: string;
            /** @description What to remember */
            text?: string | null;
            /**
             * Format: uuid
             * @description The win it came from
             */
            win?: string | null;
        };
        /** @description A page of notes-to-self. */
        NoteToSelfPage: {
            items: components["schemas"]["NoteToSelf"][];
            /** @description The cursor of the next page */
            next: string | null;
        };
        /** @description What can be written of NoteToSelf. A field that is null or left out is unset. */
        NoteToSelfInput: {
            /**
             * Format: date-time
             * @description When it happened, in local time with offset
             */
            occurred_at?: string;
            /** @description The zone it happened in, a label */
            time_zone?: string;
            /** @description What to remember */
            text?: string | null;
            /**
             * Format: uuid
             * @description The win it came from
             */
            win?: string | null;
        };
        /** @description A pack of questions; the device chooses among them by itself. */
        PromptPack: {
            id: string;
            /** @description Raised with every change; an older pack never takes the place of a newer one */
            version: number;
            locale: string;
            /** @description An SPDX identifier */
            licence: string;
            /** @description A person with knowledge of the matter who has read the whole pack; null until somebody has */
            reviewed_by: string | null;
            prompts: {
                id: string;
                /** @description Raised when the question asks something else */
                revision: number;
                /** @enum {unknown} */
                practice: "pause" | "reflect" | "be_genuine" | "be_kind" | "evaluate" | "plan";
                /** @enum {unknown} */
                stage: "settle" | "notice" | "separate" | "question" | "learn" | "act" | "evaluate";
                /** @description The cards whose box this question fits; its stage decides among them */
                cards: ("before" | "facts" | "thought" | "trap" | "evidence" | "shares" | "friend" | "fair_thought" | "next_step" | "after" | "plan_if" | "plan_then")[];
                /** @description All that is named here must hold, in each list at least one. Nothing named: it fits everybody */
                applies_to: {
                    traps?: ("all_or_nothing" | "overgeneralising" | "mind_reading" | "fortune_telling" | "catastrophising" | "labelling" | "personalising" | "blaming" | "should" | "emotional_reasoning" | "discounting_positive" | "comparing" | "mental_filter")[];
                    blame?: ("self" | "other" | "situation" | "luck")[];
                    /** @description The latest check-in */
                    moods?: number[];
                    /** @description Hours since the news: from the first, up to but not including the second */
                    hours_since?: {
                        from?: number;
                        to?: number;
                    };
                    has_feedback?: boolean;
                    /** @description Whether two employers have said the same */
                    recurring_theme?: boolean;
                    /** @description How heavy the thought is, both ends included */
                    severity?: {
                        from?: number;
                        to?: number;
                    };
                };
                /** @description What silences it. Some of these silence it whatever stands here: see the selection */
                never: ("crisis" | "fair_concern" | "passive" | "just_hurts")[];
                question: string;
                /** @description A short line under the question */
                softener: string;
                /** @description What to ask when an answer has not got this yet */
                follow_ups: {
                    lesson?: string;
                    action?: string;
                    specific?: string;
                    kind?: string;
                    grounded?: string;
                    readable?: string;
                };
                /** @description How somebody might answer */
                example: string;
                weight: number;
                /** @description How long it stands back after it was asked */
                cooldown_hours: number;
            }[];
        };
        /** @description Every pack of questions that comes with Onwards. */
        PromptPacks: {
            items: components["schemas"]["PromptPack"][];
        };
        /** @description The key to subscribe with. */
        PushKey: {
            /** @description `applicationServerKey`, in base64url */
            public_key: string;
        };
        /** @description A browser that takes pushes; where it is reached is told to nobody. */
        PushSubscription: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            created_at: string;
        };
        /** @description Every browser that takes pushes, the newest first. */
        PushSubscriptionList: {
            items: components["schemas"]["PushSubscription"][];
        };
        /** @description A browser's subscription, as `PushSubscription.toJSON()` has it, its keys beside the endpoint. */
        PushSubscriptionInput: {
            endpoint: string;
            p256dh: string;
            auth: string;
            server_key: string;
        };
        /** @description One field before and after. */
        FieldChange: {
            field: string;
            before: unknown;
            after: unknown;
        };
        /** @description A value that was not shown, since a later one had been written elsewhere. */
        KeptAside: {
            field: string;
            value: unknown;
        };
        /** @description One operation on a record. */
        HistoryStep: {
            /** Format: uuid */
            op: string;
            rev: number;
            device: string | null;
            /**
             * Format: date-time
             * @description When it was made, by this server's clock
             */
            at: string;
            /** @description Into the bin, or out of it */
            deleted: boolean | null;
            changes: components["schemas"]["FieldChange"][];
            kept_aside: components["schemas"]["KeptAside"][];
        };
        /** @description What was done to a record, newest first; former values are kept for 400 days. */
        History: {
            items: components["schemas"]["HistoryStep"][];
        };
        /** @description Which sibling: one operation may have lost in several fields. */
        SiblingName: {
            /**
             * Format: uuid
             * @description The operation that wrote it
             */
            op: string;
            field: string;
        };
        /** @description Which siblings are settled, and with what values. */
        Resolution: {
            siblings: components["schemas"]["SiblingName"][];
            set?: {
                [key: string]: unknown;
            };
        };
        /** @description A record of any kind: the envelope, and the fields of its kind. */
        AnyRecord: {
            /** Format: uuid */
            readonly id: string;
            readonly type: string;
            /**
             * Format: date-time
             * @description When the server first had it
             */
            readonly created_at: string;
            /** Format: date-time */
            readonly updated_at: string;
            /** @description Grows with every change */
            readonly rev: number;
            /**
             * Format: date-time
             * @description In the bin since
             */
            readonly deleted_at: string | null;
            readonly siblings: components["schemas"]["Sibling"][];
            /**
             * Format: date-time
             * @description When it happened, in local time with offset
             */
            occurred_at?: string;
            /** @description The zone it happened in, a label */
            time_zone?: string;
        } & {
            [key: string]: unknown;
        };
        /** @description One of the reasons that share out a knockback. */
        Cause: {
            /** @description The reason, in a few words */
            label: string;
            /**
             * @description Where it lies
             * @enum {string}
             */
            locus: "me" | "them" | "process" | "market" | "fit" | "luck";
            /** @description Percent; the app has them add up to 100 */
            share: number;
            /** @description Whether it can be different next time */
            changeable: boolean;
        };
        /** @description A thought worked through. On the timeline once it has a fair thought. */
        Reframe: {
            /** Format: uuid */
            readonly id: string;
            readonly type: string;
            /**
             * Format: date-time
             * @description When the server first had it
             */
            readonly created_at: string;
            /** Format: date-time */
            readonly updated_at: string;
            /** @description Grows with every change */
            readonly rev: number;
            /**
             * Format: date-time
             * @description In the bin since
             */
            readonly deleted_at: string | null;
            readonly siblings: components["schemas"]["Sibling"][];
            /**
             * Format: date-time
             * @description When it happened, in local time with offset
             */
            occurred_at?: string;
            /** @description The zone it happened in, a label */
            time_zone?: string;
            /**
             * @description Three cards or eight
             * @enum {string|null}
             */
            mode?: "quick" | "full" | null;
            /** @description The card it was left at, from 0 */
            step?: number | null;
            /**
             * @description Whether it was finished
             * @enum {string|null}
             */
            state?: "open" | "done" | null;
            /** @description What happened, facts only */
            situation?: string | null;
            /** @description The thought that hurts */
            thought?: string | null;
            /** @description How much the thought was believed */
            belief_before?: number | null;
            /** @description How much the fair thought is believed */
            belief_after?: number | null;
            /** @description How strong the feeling was */
            intensity_before?: number | null;
            /** @description How strong the feeling is after */
            intensity_after?: number | null;
            /** @description Thinking traps that were chosen */
            traps?: string[] | null;
            /** @description None of the traps: it just hurts */
            just_hurts?: boolean | null;
            /** @description What speaks for the thought */
            evidence_for?: string | null;
            /** @description What speaks against it */
            evidence_against?: string | null;
            /** @description The reasons, shared out; one value */
            causes?: components["schemas"]["Cause"][] | null;
            /** @description What a friend would be told */
            friend_view?: string | null;
            /** @description A fairer version */
            fair_thought?: string | null;
            /** @description One next step */
            next_step?: string | null;
            /** @description Words for the feeling, chosen after */
            feelings?: string[] | null;
            /**
             * @description How it was a day later
             * @enum {string|null}
             */
            follow_up?: "better" | "same" | "worse" | null;
            /**
             * Format: date
             * @description When to ask how it is
             */
            follow_up_on?: string | null;
            /** @description The knockbacks it is about */
            knockbacks?: string[] | null;
        };
        /** @description A page of reframes. */
        ReframePage: {
            items: components["schemas"]["Reframe"][];
            /** @description The cursor of the next page */
            next: string | null;
        };
        /** @description What can be written of Reframe. A field that is null or left out is unset. */
        ReframeInput: {
            /**
             * Format: date-time
             * @description When it happened, in local time with offset
             */
            occurred_at?: string;
            /** @description The zone it happened in, a label */
            time_zone?: string;
            /**
             * @description Three cards or eight
             * @enum {string|null}
             */
            mode?: "quick" | "full" | null;
            /** @description The card it was left at, from 0 */
            step?: number | null;
            /**
             * @description Whether it was finished
             * @enum {string|null}
             */
            state?: "open" | "done" | null;
            /** @description What happened, facts only */
            situation?: string | null;
            /** @description The thought that hurts */
            thought?: string | null;
            /** @description How much the thought was believed */
            belief_before?: number | null;
            /** @description How much the fair thought is believed */
            belief_after?: number | null;
            /** @description How strong the feeling was */
            intensity_before?: number | null;
            /** @description How strong the feeling is after */
            intensity_after?: number | null;
            /** @description Thinking traps that were chosen */
            traps?: string[] | null;
            /** @description None of the traps: it just hurts */
            just_hurts?: boolean | null;
            /** @description What speaks for the thought */
            evidence_for?: string | null;
            /** @description What speaks against it */
            evidence_against?: string | null;
            /** @description The reasons, shared out; one value */
            causes?: components["schemas"]["Cause"][] | null;
            /** @description What a friend would be told */
            friend_view?: string | null;
            /** @description A fairer version */
            fair_thought?: string | null;
            /** @description One next step */
            next_step?: string | null;
            /** @description Words for the feeling, chosen after */
            feelings?: string[] | null;
            /**
             * @description How it was a day later
             * @enum {string|null}
             */
            follow_up?: "better" | "same" | "worse" | null;
            /**
             * Format: date
             * @description When to ask how it is
             */
            follow_up_on?: string | null;
            /** @description The knockbacks it is about */
            knockbacks?: string[] | null;
        };
        /** @description What holds on every device of a person. There is one, with an id that every device derives alike. */
        Settings: {
            /** Format: uuid */
            readonly id: string;
            readonly type: string;
            /**
             * Format: date-time
             * @description When the server first had it
             */
            readonly created_at: string;
            /** Format: date-time */
            readonly updated_at: string;
            /** @description Grows with every change */
            readonly rev: number;
            /**
             * Format: date-time
             * @description In the bin since
             */
            readonly deleted_at: string | null;
            readonly siblings: components["schemas"]["Sibling"][];
            /**
             * Format: date-time
             * @description When it happened, in local time with offset
             */
            occurred_at?: string;
            /** @description The zone it happened in, a label */
            time_zone?: string;
            /** @description Where to look for help, such as gb */
            country?: string | null;
            /** @description The language of the app, such as en-gb */
            language?: string | null;
            /** @description No reminder from this time of the day on */
            quiet_from?: string | null;
            /** @description Reminders again from this time of the day on */
            quiet_to?: string | null;
            /** @description Look-backs at 3, 6 and 12 months are wanted */
            look_backs?: boolean | null;
            /** @description Reminders are wanted on devices that allow them */
            reminders?: boolean | null;
        };
        /** @description A page of settings. */
        SettingsPage: {
            items: components["schemas"]["Settings"][];
            /** @description The cursor of the next page */
            next: string | null;
        };
        /** @description What can be written of Settings. A field that is null or left out is unset. */
        SettingsInput: {
            /**
             * Format: date-time
             * @description When it happened, in local time with offset
             */
            occurred_at?: string;
            /** @description The zone it happened in, a label */
            time_zone?: string;
            /** @description Where to look for help, such as gb */
            country?: string | null;
            /** @description The language of the app, such as en-gb */
            language?: string | null;
            /** @description No reminder from this time of the day on */
            quiet_from?: string | null;
            /** @description Reminders again from this time of the day on */
            quiet_to?: string | null;
            /** @description Look-backs at 3, 6 and 12 months are wanted */
            look_backs?: boolean | null;
            /** @description Reminders are wanted on devices that allow them */
            reminders?: boolean | null;
        };
        /** @description What a device has to say, and where it last read. */
        SyncPush: {
            /** @description The version of the records the device speaks */
            schema: number;
            /**
             * Format: uuid
             * @description Whose diary this is; somebody else's is refused
             */
            owner: string;
            /**
             * Format: date-time
             * @description Now, by the device's clock, however wrong
             */
            sent_at: string;
            cursor: string | null;
            ops: (({
                /** @description The operation's own id, a UUIDv7; the same id again changes nothing */
                op: string;
                /** @description The record */
                id: string;
                type: string;
                /** @description The record's rev when the edit began; null where the server's copy was not known */
                base?: number | null;
                /** @description Own operations that were on screen */
                seen?: string[];
                /** Format: date-time */
                at: string;
                /** @description Fields and their new values; null unsets */
                set?: Record<string, never>;
                /** @description Elements to add, by field */
                add?: {
                    [key: string]: string[];
                };
                /** @description Elements to remove, by field */
                remove?: {
                    [key: string]: string[];
                };
                /** @description Siblings that this settles, each by the operation that wrote it and its field */
                resolve?: {
                    op: string;
                    field: string;
                }[];
                /** @description true: into the bin; false: out of it */
                delete?: boolean;
                /**
                 * @description Delete for good
                 * @constant
                 */
                purge?: true;
            } | null) & ((unknown | unknown | unknown | unknown) | unknown | unknown))[];
        };
        /** @description One record as it is now. */
        Change: {
            /** Format: uuid */
            id: string;
            type: string;
            rev: number;
            /** @description The fields that are set; absent once purged */
            doc?: {
                [key: string]: unknown;
            };
            siblings?: components["schemas"]["Sibling"][];
            /**
             * Format: date-time
             * @description In the bin since
             */
            deleted_at?: string;
            /** @description Deleted for good */
            purged?: boolean;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
        };
        /** @description How many live records there are, and the sum of the CRC-32 of `id:rev` of each. */
        Digest: {
            count: number;
            sum: number;
        };
        /** @description What became of an operation that was not plainly applied. */
        OpResult: {
            /** @description Which of `ops` it is, from 0 */
            index: number;
            /** @description Null where it named none */
            op: string | null;
            /** @enum {string} */
            status: "merged" | "duplicate" | "conflict" | "rejected";
            code?: string;
            detail?: string;
            /** @description Where another device had written too */
            fields?: string[];
            seq?: number;
            /** @description Pointers lead into the operation */
            errors?: components["schemas"]["FieldFault"][];
        };
        /** @description What became of a push, then what the device has not seen. */
        SyncAnswer: {
            changes: components["schemas"]["Change"][];
            cursor: string;
            more: boolean;
            /** @description On the last page of the whole feed */
            digest?: components["schemas"]["Digest"];
            /** Format: date-time */
            server_time: string;
            results: components["schemas"]["OpResult"][];
            /** @description Accepted operations count from here */
            first_seq: number | null;
            applied: number;
        };
        /** @description Records that changed after a cursor, in the order of their latest change. */
        ChangesPage: {
            changes: components["schemas"]["Change"][];
            cursor: string;
            more: boolean;
            /** @description On the last page of the whole feed */
            digest?: components["schemas"]["Digest"];
            /** Format: date-time */
            server_time: string;
        };
        /** @description A theme that runs through feedback that its person added or put away. */
        Theme: {
            /** Format: uuid */
            readonly id: string;
            readonly type: string;
            /**
             * Format: date-time
             * @description When the server first had it
             */
            readonly created_at: string;
            /** Format: date-time */
            readonly updated_at: string;
            /** @description Grows with every change */
            readonly rev: number;
            /**
             * Format: date-time
             * @description In the bin since
             */
            readonly deleted_at: string | null;
            readonly siblings: components["schemas"]["Sibling"][];
            /**
             * Format: date-time
             * @description When it happened, in local time with offset
             */
            occurred_at?: string;
            /** @description The zone it happened in, a label */
            time_zone?: string;
            /** @description Its short name */
            slug?: string | null;
            /** @description What it is called */
            label?: string | null;
            /** @description Not to be offered */
            archived?: boolean | null;
        };
        /** @description A page of themes. */
        ThemePage: {
            items: components["schemas"]["Theme"][];
            /** @description The cursor of the next page */
            next: string | null;
        };
        /** @description What can be written of Theme. A field that is null or left out is unset. */
        ThemeInput: {
            /**
             * Format: date-time
             * @description When it happened, in local time with offset
             */
            occurred_at?: string;
            /** @description The zone it happened in, a label */
            time_zone?: string;
            /** @description Its short name */
            slug?: string | null;
            /** @description What it is called */
            label?: string | null;
            /** @description Not to be offered */
            archived?: boolean | null;
        };
        /** @description One record as the timeline shows it. */
        TimelineItem: {
            /** Format: uuid */
            id: string;
            type: string;
            /** Format: date-time */
            occurred_at: string;
            time_zone: string;
            rev: number;
            /** @description Absent without the scope notes:read */
            headline?: string | null;
            /** @description Of check-ins */
            mood?: number | null;
        };
        /** @description A page of the timeline, newest first. */
        TimelinePage: {
            items: components["schemas"]["TimelineItem"][];
            /** @description The cursor of the next page */
            next: string | null;
        };
        /** @description A thinking trap that its person added or put away. */
        Trap: {
            /** Format: uuid */
            readonly id: string;
            readonly type: string;
            /**
             * Format: date-time
             * @description When the server first had it
             */
            readonly created_at: string;
            /** Format: date-time */
            readonly updated_at: string;
            /** @description Grows with every change */
            readonly rev: number;
            /**
             * Format: date-time
             * @description In the bin since
             */
            readonly deleted_at: string | null;
            readonly siblings: components["schemas"]["Sibling"][];
            /**
             * Format: date-time
             * @description When it happened, in local time with offset
             */
            occurred_at?: string;
            /** @description The zone it happened in, a label */
            time_zone?: string;
            /** @description Its short name */
            slug?: string | null;
            /** @description What it is called */
            label?: string | null;
            /** @description Not to be offered */
            archived?: boolean | null;
        };
        /** @description A page of traps. */
        TrapPage: {
            items: components["schemas"]["Trap"][];
            /** @description The cursor of the next page */
            next: string | null;
        };
        /** @description What can be written of Trap. A field that is null or left out is unset. */
        TrapInput: {
            /**
             * Format: date-time
             * @description When it happened, in local time with offset
             */
            occurred_at?: string;
            /** @description The zone it happened in, a label */
            time_zone?: string;
            /** @description Its short name */
            slug?: string | null;
            /** @description What it is called */
            label?: string | null;
            /** @description Not to be offered */
            archived?: boolean | null;
        };
        /** @description Something that went right, however small. */
        Win: {
            /** Format: uuid */
            readonly id: string;
            readonly type: string;
            /**
             * Format: date-time
             * @description When the server first had it
             */
            readonly created_at: string;
            /** Format: date-time */
            readonly updated_at: string;
            /** @description Grows with every change */
            readonly rev: number;
            /**
             * Format: date-time
             * @description In the bin since
             */
            readonly deleted_at: string | null;
            readonly siblings: components["schemas"]["Sibling"][];
            /**
             * Format: date-time
             * @description When it happened, in local time with offset
             */
            occurred_at?: string;
            /** @description The zone it happened in, a label */
            time_zone?: string;
            /** @description What went right */
            text?: string | null;
            /**
             * @description What sort of win
             * @enum {string|null}
             */
            kind?: "interview" | "feedback" | "skill" | "courage" | "offer" | "kindness" | "other" | null;
            /**
             * Format: uuid
             * @description The lesson it came from
             */
            lesson?: string | null;
        };
        /** @description A page of wins. */
        WinPage: {
            items: components["schemas"]["Win"][];
            /** @description The cursor of the next page */
            next: string | null;
        };
        /** @description What can be written of Win. A field that is null or left out is unset. */
        WinInput: {
            /**
             * Format: date-time
             * @description When it happened, in local time with offset
             */
            occurred_at?: string;
            /** @description The zone it happened in, a label */
            time_zone?: string;
            /** @description What went right */
            text?: string | null;
            /**
             * @description What sort of win
             * @enum {string|null}
             */
            kind?: "interview" | "feedback" | "skill" | "courage" | "offer" | "kindness" | "other" | null;
            /**
             * Format: uuid
             * @description The lesson it came from
             */
            lesson?: string | null;
        };
    };
    responses: never;
    parameters: {
        /**
         * @description The ETag of the version you saw, or `*` to overwrite whatever is there.
         * @example *
         */
        "If-Match": string;
        /**
         * @description Needed over an existing record: the ETag of the version you saw, or `*`.
         * @example *
         */
        "If-Match-optional": string;
        /** @description The ETags you have, or `*`; 304 when nothing has changed. */
        "If-None-Match": string;
        /** @description Any text of your own: the same key and body make one record, however often they are sent. */
        "Idempotency-Key": string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
