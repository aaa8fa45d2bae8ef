variable "prefix" {
  description = "In front of every table name and every other name, such as \"try-\"; the service has it as GUESTLIST_TABLE_PREFIX."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9_-]{0,32}$", var.prefix))
    error_message = "prefix has up to 32 letters, digits, - and _."
  }
}

variable "tags" {
  description = "Tags for everything that can have them, besides Application."
  type        = map(string)
  default     = {}
  nullable    = false
}

# Tables

variable "billing_mode" {
  description = "PAY_PER_REQUEST bills each request; PROVISIONED bills capacity by the hour, used or not."
  type        = string
  default     = "PAY_PER_REQUEST"
  nullable    = false

  validation {
    condition     = contains(["PAY_PER_REQUEST", "PROVISIONED"], var.billing_mode)
    error_message = "billing_mode is PAY_PER_REQUEST or PROVISIONED."
  }
}

variable "read_capacity" {
  description = "With PROVISIONED: the least read capacity units of each table and each index."
  type        = number
  default     = 2
  nullable    = false
}

variable "write_capacity" {
  description = "With PROVISIONED: the least write capacity units of each table and each index."
  type        = number
  default     = 2
  nullable    = false
}

variable "max_read_capacity" {
  description = "With PROVISIONED: how far read capacity is scaled; read_capacity if it is to stay."
  type        = number
  default     = 20
  nullable    = false

  validation {
    condition     = var.read_capacity >= 1 && var.max_read_capacity >= var.read_capacity
    error_message = "read_capacity is 1 or more, and max_read_capacity not less."
  }
}

variable "max_write_capacity" {
  description = "With PROVISIONED: how far write capacity is scaled; write_capacity if it is to stay."
  type        = number
  default     = 20
  nullable    = false

  validation {
    condition     = var.write_capacity >= 1 && var.max_write_capacity >= var.write_capacity
    error_message = "write_capacity is 1 or more, and max_write_capacity not less."
  }
}

variable "target_utilization" {
  description = "With PROVISIONED: percent of the capacity that scaling aims at."
  type        = number
  default     = 70
  nullable    = false
}

variable "point_in_time_recovery" {
  description = "Whether the tables can be restored to any second of the last 35 days."
  type        = bool
  default     = true
  nullable    = false
}

variable "deletion_protection" {
  description = "Whether AWS refuses to delete the tables and the user pool."
  type        = bool
  default     = true
  nullable    = false
}

variable "kms_key_arn" {
  description = "A KMS key of one's own that encrypts the tables; without one, a key that AWS owns does."
  type        = string
  default     = null
}

# Function

variable "package" {
  description = "The path of the zip with the executable."
  type        = string
  default     = "../target/lambda/function.zip"
  nullable    = false
}

variable "architecture" {
  description = "What the executable was built for: x86_64 or arm64."
  type        = string
  default     = "x86_64"
  nullable    = false
}

variable "memory_size" {
  description = "Memory of the function in MB; its share of a processor grows with it."
  type        = number
  default     = 512
  nullable    = false
}

variable "timeout" {
  description = "Seconds that one request may take, less than 30. An operation ends before, by GUESTLIST_LIMITS_DEADLINE."
  type        = number
  default     = 20
  nullable    = false
}

variable "reserved_concurrency" {
  description = "How many instances of the function there are at most; -1 leaves it to the account."
  type        = number
  default     = -1
  nullable    = false
}

variable "log_retention_days" {
  description = "Days until a line of the log is deleted; 0 keeps it forever."
  type        = number
  default     = 30
  nullable    = false
}

variable "settings" {
  description = "More settings of the service, such as { GUESTLIST_LIMITS_ITEMS = \"500\" }."
  type        = map(string)
  default     = {}
  nullable    = false
}

# Who calls

variable "create_user_pool" {
  description = "Whether a user pool of Cognito is made for those who call; if not, issuer, jwks_uri and audience are required."
  type        = bool
  default     = true
  nullable    = false
}

variable "self_sign_up" {
  description = "Whether people can make accounts in the user pool themselves."
  type        = bool
  default     = false
  nullable    = false
}

variable "issuer" {
  description = "Without a user pool: whose tokens are taken, the claim iss to the letter. API Gateway wants one that signs with RSA."
  type        = string
  default     = null

  validation {
    condition     = var.create_user_pool == (var.issuer == null)
    error_message = "issuer is required without a user pool, and has to be left out with one."
  }
}

variable "jwks_uri" {
  description = "Without a user pool: where the issuer publishes its keys."
  type        = string
  default     = null

  validation {
    condition     = var.create_user_pool == (var.jwks_uri == null)
    error_message = "jwks_uri is required without a user pool, and has to be left out with one."
  }

  validation {
    condition     = var.jwks_uri == null || startswith(coalesce(var.jwks_uri, "-"), "https://")
    error_message = "jwks_uri is an https address."
  }
}

variable "audience" {
  description = "Without a user pool: of which one has to be in the claim aud."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = var.create_user_pool == (length(var.audience) == 0)
    error_message = "audience is required without a user pool, and has to be left out with one."
  }
}

variable "auto_register" {
  description = "Whether somebody with a good token who is no user yet becomes one at the first call."
  type        = bool
  default     = true
  nullable    = false
}

# API

variable "cors_origins" {
  description = "Other sites whose pages may call the API, such as [\"https://www.example.com\"]."
  type        = list(string)
  default     = []
  nullable    = false
}

variable "recovery_minutes" {
  description = "How often deletions of lists that were cut off are looked for, and finished."
  type        = number
  default     = 5
  nullable    = false
}

variable "throttling_rate" {
  description = "Requests per second over time, from all callers together."
  type        = number
  default     = 100
  nullable    = false
}

variable "throttling_burst" {
  description = "Requests at one moment, from all callers together."
  type        = number
  default     = 200
  nullable    = false
}

# Alarms

variable "alarm_actions" {
  description = "The ARNs of whom to tell when an alarm goes off and when it is over, such as a topic of SNS."
  type        = list(string)
  default     = []
  nullable    = false
}

variable "alarm_thresholds" {
  description = "From which number on: errors and throttles in five minutes, p99 of the duration in milliseconds, instances at one moment (four fifths of reserved_concurrency, or 800)."
  type = object({
    errors      = optional(number, 1)
    throttles   = optional(number, 1)
    duration    = optional(number, 3000)
    concurrency = optional(number)
  })
  default  = {}
  nullable = false
}

# One's own machine

variable "create_developer" {
  description = "Whether a user is made for working with these tables from one's own machine."
  type        = bool
  default     = false
  nullable    = false
}
