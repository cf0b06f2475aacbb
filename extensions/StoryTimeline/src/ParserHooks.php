<?php

namespace MediaWiki\Extension\StoryTimeline;

use MediaWiki\Hook\ParserFirstCallInitHook;
use MediaWiki\Html\Html;

/**
 * The tag <storytimeline>.
 *
 * Types of the parser stand in the comments alone: their classes have other names from one release to the next.
 */
class ParserHooks implements ParserFirstCallInitHook {

	/**
	 * What the page in the frame may do: run its scripts, and open a link in a tab that is free of these bounds. It
	 * may neither touch this wiki, were it of the same origin, nor take the reader away from it.
	 */
	private const SANDBOX = 'allow-scripts allow-popups allow-popups-to-escape-sandbox';

	/** @var AllowedOrigins */
	private $allowed;
	/** @var int */
	private $height;

	/**
	 * @param \MediaWiki\Config\Config|\Config $config
	 */
	public function __construct( $config ) {
		$this->allowed = new AllowedOrigins( $config->get( 'StoryTimelineOrigins' ) );
		$this->height = (int)$config->get( 'StoryTimelineHeight' );
	}

	/** @inheritDoc */
	public function onParserFirstCallInit( $parser ) {
		$parser->setHook( 'storytimeline', [ $this, 'render' ] );
	}

	/**
	 * @param string|null $content Between the tags; it has no meaning
	 * @param string[] $attributes
	 * @param \MediaWiki\Parser\Parser|\Parser $parser
	 * @return string HTML
	 */
	public function render( ?string $content, array $attributes, $parser ): string {
		$tag = new TimelineTag( $attributes, $this->allowed, $this->height );
		$language = $parser->getTargetLanguage();
		$output = $parser->getOutput();
		$output->addModuleStyles( [ 'ext.storyTimeline.styles' ] );
		if ( $tag->getRefusal() !== null ) {
			$parser->addTrackingCategory( 'storytimeline-refused-category' );
			$message = wfMessage( $tag->getRefusal() )->plaintextParams( $tag->getRefused() );
			return Html::element(
				'strong',
				[ 'class' => 'error ext-storytimeline-refused' ],
				$message->inLanguage( $language )->text()
			);
		}
		$output->addModules( [ 'ext.storyTimeline' ] );
		$title = $tag->getTitle();
		if ( $title === '' ) {
			$title = wfMessage( 'storytimeline-title' )->inLanguage( $language )->text();
		}
		$link = wfMessage( 'storytimeline-link' )->plaintextParams( $title )->inLanguage( $language )->text();
		return $this->figure( $tag, $title, $link );
	}

	/**
	 * @param TimelineTag $tag
	 * @param string $title Name of the frame, for those who do not see it
	 * @param string $link Text of the link that stands there where the frame stays empty, and in print
	 * @return string HTML
	 */
	private function figure( TimelineTag $tag, string $title, string $link ): string {
		$frame = Html::element( 'iframe', [
			'src' => $tag->getSrc(),
			'title' => $title,
			'height' => (string)$tag->getHeight(),
			'loading' => 'lazy',
			'sandbox' => self::SANDBOX,
			'referrerpolicy' => 'no-referrer',
		] );
		$caption = Html::rawElement( 'figcaption', [], Html::element( 'a', [
			'class' => 'external',
			'href' => $tag->getSrc(),
			'rel' => 'nofollow noreferrer noopener',
		], $link ) );
		return Html::rawElement( 'figure', [ 'class' => 'ext-storytimeline' ], $frame . $caption );
	}
}
