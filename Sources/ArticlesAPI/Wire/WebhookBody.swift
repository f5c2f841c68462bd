public import Articles

/// What receivers of webhooks get: the change as mirrors get it, in the frame of Standard Webhooks.
public enum WebhookBody {
    /// The bytes of a message's body, as JSON.
    public static func bytes(of message: OutboxMessage) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("type", message.kind.rawValue)
            json.member("timestamp", message.at.description)
            json.key("data")
            ChangeShape(message).write(to: &json)
        }
        return json.bytes
    }
}
