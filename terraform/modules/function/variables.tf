variable "name" {
  description = "The name of the function, which its log group and role take theirs from."
  type        = string

  validation {
    condition     = can(regex("^[A-Za-z0-9_-]{1,55}$", var.name))
    error_message = "name has up to 55 letters, digits, - and _: a role's name has 64, and nine more are appended."
  }
}

variable "package" {
  description = "The path of the zip with the executable, bootstrap."
  type        = string
}

variable "architecture" {
  description = "What the executable was built for: x86_64 or arm64."
  type        = string
  default     = "x86_64"

  validation {
    condition     = contains(["x86_64", "arm64"], var.architecture)
    error_message = "architecture is x86_64 or arm64."
  }
}

variable "memory_size" {
  description = "Memory in MB; the share of a processor grows with it."
  type        = number
  default     = 512

  validation {
    condition     = var.memory_size >= 128 && var.memory_size <= 10240 && floor(var.memory_size) == var.memory_size
    error_message = "memory_size is a whole number from 128 to 10240."
  }
}

variable "timeout" {
  description = "Seconds that one request may take. The operation in it has a deadline of its own, GUESTLIST_LIMITS_DEADLINE."
  type        = number
  default     = 20

  validation {
    # API Gateway gives up after 30 seconds, and would leave the function working for nobody:
    # https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html
    condition     = var.timeout >= 1 && var.timeout < 30
    error_message = "timeout is at least 1 and less than 30, after which API Gateway gives up."
  }
}

variable "reserved_concurrency" {
  description = "How many instances there are at most; -1 leaves it to the account."
  type        = number
  default     = -1

  validation {
    condition     = var.reserved_concurrency >= -1
    error_message = "reserved_concurrency is -1, 0 (which stops the function) or more."
  }
}

variable "log_retention_days" {
  description = "Days until a line of the log is deleted; 0 keeps it forever."
  type        = number
  default     = 30

  validation {
    # What PutRetentionPolicy takes: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
    condition = contains(
      [0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653],
      var.log_retention_days,
    )
    error_message = "log_retention_days is 0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365 or another number that CloudWatch has."
  }
}

variable "statements" {
  description = "What the function may do to the database, as statements of a policy."
  type        = any
}

variable "table_prefix" {
  description = "In front of every table name."
  type        = string
  default     = ""
}

variable "issuer" {
  description = "Whose tokens are taken: the claim iss, to the letter."
  type        = string
}

variable "jwks_uri" {
  description = "Where the issuer publishes its keys."
  type        = string
}

variable "audience" {
  description = "Of which one has to be in the claim aud."
  type        = list(string)
}

variable "auto_register" {
  description = "Whether somebody with a good token who is no user yet becomes one at the first call."
  type        = bool
  default     = true
}

variable "settings" {
  description = "More settings of the service, by the names of their environment variables."
  type        = map(string)
  default     = {}

  validation {
    condition     = alltrue([for name in keys(var.settings) : can(regex("^(GUESTLIST|QUARKUS)_[A-Z0-9_]+$", name))])
    error_message = "settings are named GUESTLIST_... or QUARKUS_...."
  }

  validation {
    condition     = length([for name in keys(var.settings) : name if startswith(name, "GUESTLIST_AUTH") || name == "GUESTLIST_TABLE_PREFIX"]) == 0
    error_message = "settings has no GUESTLIST_AUTH... and no GUESTLIST_TABLE_PREFIX: they have variables of their own."
  }
}
