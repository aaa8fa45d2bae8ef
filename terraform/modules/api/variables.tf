variable "name" {
  description = "The name of the API."
  type        = string
}

variable "function_name" {
  description = "The function that answers."
  type        = string
}

variable "invoke_arn" {
  description = "What API Gateway calls of the function."
  type        = string
}

variable "issuer" {
  description = "Whose tokens are taken: the claim iss, to the letter. API Gateway reads the keys' address below it."
  type        = string

  validation {
    condition     = startswith(var.issuer, "https://")
    error_message = "issuer is an https address."
  }
}

variable "audience" {
  description = "Of which one has to be in the claim aud."
  type        = list(string)

  validation {
    condition     = length(var.audience) > 0
    error_message = "audience has at least one value."
  }
}

variable "cors_origins" {
  description = "Other sites whose pages may call the API, such as https://www.example.com."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for origin in var.cors_origins : can(regex("^https?://[^/*]+$", origin))])
    error_message = "cors_origins are origins, with their scheme and without a path; * is not one."
  }
}

variable "throttling" {
  description = "Requests per second over time, and at one moment; more are answered with status 429."
  type = object({
    rate  = optional(number, 100)
    burst = optional(number, 200)
  })
  default = {}

  validation {
    # Without a rate there is no limit, and with 0 no request: neither is meant.
    condition     = var.throttling.rate >= 1 && var.throttling.burst >= 1
    error_message = "throttling: rate and burst are 1 or more."
  }
}
