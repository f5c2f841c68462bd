import Mustache

/// What a template sees: its tags name the stored properties.
///
/// Templates look a name up from the innermost view outwards, so that an inner nil would show an outer value. Hence
/// names are told apart across views, or begin with a dot in the template, which keeps the look-up to one view.
protocol View {}

/// A view whose properties were read once.
///
/// Mustache would reflect a bare struct anew at every tag, which takes up nine tenths of the time of a page.
struct Fields: MustacheParent {
    private let values: [String: Any]

    /// The properties that are not nil, views among them made into fields too.
    init(_ view: any View) {
        var values: [String: Any] = [:]
        for case (let name?, let value) in Mirror(reflecting: view).children {
            values[name] = Self.field(value)
        }
        self.values = values
    }

    func child(named name: String) -> Any? { values[name] }

    private static func field(_ value: Any) -> Any? {
        if let views = value as? [any View] { return views.map(Fields.init) }
        if let view = value as? any View { return Fields(view) }
        let mirror = Mirror(reflecting: value)
        return mirror.displayStyle == .optional ? mirror.children.first?.value : value
    }
}
