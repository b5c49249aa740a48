/// The words around a figure, its look and its size, whatever it shows.
public protocol FigureSettings {
    /// Nil leaves it to what is drawn, an empty one leaves it out.
    var title: String? { get set }
    var subtitle: String? { get set }
    /// The state of the data, in words; nil leaves it to the view and the graph, an empty one leaves it out.
    var date: String? { get set }
    /// Whom the figure is by; nil leaves it to the view and the graph, an empty one leaves it out.
    var credit: String? { get set }
    var showsLegend: Bool { get set }
    var theme: MapTheme { get set }
    /// For use inside an HTML page: no XML prolog, scalable width.
    var isEmbedded: Bool { get set }
    /// In CSS pixels; nil for the natural or the standard one.
    var width: Double? { get set }
}

extension MapOptions: FigureSettings {}

extension TimelineFigure.Options: FigureSettings {}
