#pragma once
// The one tree that a template gets: elements and texts, in which dates, numbers, names and address lines are already in words.
// Built with libxml2; nothing of it is parsed, so no text can become markup.
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct _xmlDoc;
struct _xmlNode;

namespace griffier::compose {

class Tree {
  public:
    class Node {
      public:
        /// Adds a child element, with text when given.
        Node add(std::string_view name, std::string_view text = {});
        /// One child of this name per text.
        void add_all(std::string_view name, const std::vector<std::string>& texts);
        Node& set(std::string_view attribute, std::string_view value);

      private:
        friend class Tree;
        explicit Node(_xmlNode* node) : node_(node) {}
        _xmlNode* node_;
    };

    explicit Tree(std::string_view root);
    /// The tree of facts that were written as XML by our own code (generator/publish); anything that is no XML throws.
    static Tree given(const std::string& xml);
    Node root();
    _xmlDoc* raw() const { return doc_.get(); }
    /// The tree as XML, for tests: what a template can see and what it cannot.
    std::string xml() const;

  private:
    Tree() = default;
    std::shared_ptr<_xmlDoc> doc_;
};

}  // namespace griffier::compose
