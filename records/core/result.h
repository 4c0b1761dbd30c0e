#pragma once
// A value or an Error. Expected failures travel as values; ignoring one does not compile (nodiscard).
#include <optional>
#include <stdexcept>
#include <utility>
#include <variant>

#include "records/core/error.h"

namespace griffier {

template <class T>
class [[nodiscard]] Result {
  public:
    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

    explicit operator bool() const { return state_.index() == 0; }
    /// The value; asking a failed Result is a broken invariant and throws std::logic_error.
    T& value() & { return checked(), std::get<0>(state_); }
    const T& value() const& { return checked(), std::get<0>(state_); }
    T&& value() && { return checked(), std::get<0>(std::move(state_)); }
    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }
    T&& operator*() && { return std::move(*this).value(); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }
    const Error& error() const& { return std::get<1>(state_); }
    Error&& error() && { return std::get<1>(std::move(state_)); }

  private:
    void checked() const {
        if (state_.index() != 0) throw std::logic_error("value of a failed result: " + std::get<1>(state_).code);
    }
    std::variant<T, Error> state_;
};

template <>
class [[nodiscard]] Result<void> {
  public:
    Result() = default;
    Result(Error error) : error_(std::move(error)) {}
    explicit operator bool() const { return !error_; }
    const Error& error() const& { return *error_; }
    Error&& error() && { return *std::move(error_); }

  private:
    std::optional<Error> error_;
};

using Status = Result<void>;

}  // namespace griffier

#define GRIFFIER_CONCAT_(a, b) a##b
#define GRIFFIER_CONCAT(a, b) GRIFFIER_CONCAT_(a, b)
/// Returns the error of `expression` to the caller, or goes on.
#define TRY(expression)                                                      \
    if (auto GRIFFIER_CONCAT(try_, __LINE__) = (expression); !GRIFFIER_CONCAT(try_, __LINE__)) \
    return std::move(GRIFFIER_CONCAT(try_, __LINE__)).error()
/// Declares `target` with the value of `expression`, or returns its error to the caller.
#define TRY_ASSIGN(target, expression)                                       \
    auto GRIFFIER_CONCAT(try_, __LINE__) = (expression);                     \
    if (!GRIFFIER_CONCAT(try_, __LINE__)) return std::move(GRIFFIER_CONCAT(try_, __LINE__)).error(); \
    target = *std::move(GRIFFIER_CONCAT(try_, __LINE__))
